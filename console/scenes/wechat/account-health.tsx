import { Label } from "@console/components/badges";
import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { Facts } from "@console/components/facts";
import { Card } from "@console/components/page";
import { now } from "@console/data/clock";
import { sayMoment } from "@console/format/say-time";
import { common } from "@console/shell/words";
import type { WechatHealth } from "@shared/wechat-desk/contracts";
import { useState } from "react";
import { Explained } from "./explained";
import { useDeskWrite } from "./use-desk-write";
import styles from "./wechat.module.css";
import { words } from "./words";

type Health = WechatHealth["accounts"][number];
const tones = { fresh: "ok", ending: "gold", none: "neutral", failing: "danger" } as const;

/** One account's token and callbacks. */
export function AccountHealth({ health }: { health: Health }) {
  const { account, token, ticket, callback } = health;
  const [isAsking, setAsking] = useState(false);
  return (
    <Card title={words.accounts[account]}>
      <div className={styles.form}>
        <Credential label={words.health.token} credential={token} />
        {ticket && <Credential label={words.health.ticket} credential={ticket} />}
        <Facts
          items={[
            [
              words.health.last,
              callback.lastAt ? sayMoment(callback.lastAt, now()) : words.health.never,
            ],
            [
              words.health.lag,
              callback.lagMs === undefined ? undefined : words.health.lagOf(callback.lagMs),
            ],
            [words.health.today, words.health.count(callback.today)],
            [words.health.waiting, waitingOf(callback)],
            [
              words.health.failed,
              callback.failed > 0 ? (
                <Label key="failed" tone="danger">
                  {words.health.count(callback.failed)}
                </Label>
              ) : (
                words.health.count(0)
              ),
            ],
            [words.health.unheard, words.health.count(callback.unheard)],
          ]}
        />
        <Button icon="refresh" onClick={() => setAsking(true)}>
          {words.health.refresh}
        </Button>
      </div>
      {isAsking && (
        <RefreshDialog
          account={account}
          forcedToday={token.forcedToday}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  );
}

function waitingOf({ waiting, oldestWaitingAt }: Health["callback"]): string {
  const count = words.health.count(waiting);
  if (!oldestWaitingAt) return count;
  return `${count}，${words.health.oldest} ${sayMoment(oldestWaitingAt, now())}`;
}

function Credential({
  label,
  credential: { state, expiresInSeconds, forcedToday, problem },
}: {
  label: string;
  credential: Health["token"];
}) {
  return (
    <div className={styles.credential}>
      <p className={styles.checkTitle}>
        <span>{label}</span>
        <Label tone={tones[state]}>{words.health.states[state]}</Label>
      </p>
      <p className={styles.quiet}>
        {expiresInSeconds !== undefined && (
          <span>
            {words.health.left} {words.health.minutes(Math.ceil(expiresInSeconds / 60))}
          </span>
        )}
        {forcedToday > 0 && (
          <span>
            {words.health.forced} {words.health.forcedOf(forcedToday)}
          </span>
        )}
      </p>
      {problem && <Explained problem={problem} />}
    </div>
  );
}

interface RefreshDialogProps {
  readonly account: Health["account"];
  readonly forcedToday: number;
  readonly onClose: () => void;
}

function RefreshDialog({ account, forcedToday, onClose }: RefreshDialogProps) {
  const renew = useDeskWrite("POST /wechat-tokens/:account/refresh", {
    refresh: ["GET /wechat-health"],
    done: words.health.refreshed,
    onDone: onClose,
  });
  return (
    <Dialog
      title={`${words.health.refresh} · ${words.accounts[account]}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{common.verbs.cancel}</Button>
          <Button kind="primary" busy={renew.isPending} onClick={() => renew.mutate({ account })}>
            {words.health.refresh}
          </Button>
        </>
      }
    >
      <p>{words.health.refreshText}</p>
      <p className={styles.quiet}>
        {words.health.forced} {words.health.forcedOf(forcedToday)}
      </p>
    </Dialog>
  );
}
