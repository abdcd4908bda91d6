import { Label } from "@console/components/badges";
import { Button } from "@console/components/button";
import { Facts } from "@console/components/facts";
import { List, Row } from "@console/components/list";
import { Card, Page } from "@console/components/page";
import { Loaded, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { type Output, useRead } from "@console/data/queries";
import { sayDate } from "@console/format/say-time";
import { dayOf } from "@console/format/time";
import { common } from "@console/shell/words";
import { useState } from "react";
import { AskDialog, type Asked } from "./ask-dialog";
import styles from "./keys.module.css";
import { Runs } from "./runs";
import { words } from "./words";

type Keys = Output<"GET /keys">;
type Ask = (asked: Asked) => void;

/** Which keys there are, how old they are and when they are due; nobody's data and no key. */
export default function KeysPage() {
  const query = useRead("GET /keys", {}, { refetchInterval: 5_000 });
  const [asked, setAsked] = useState<Asked>();
  return (
    <Page title={common.scenes.keys}>
      <p className={styles.note}>{words.text}</p>
      <Loaded query={query} skeleton={<Skeleton kind="cards" rows={3} />}>
        {(keys) => (
          <>
            <Runs rotations={keys.rotations} />
            <div className={styles.cards}>
              <Keks keys={keys} onAsk={setAsked} />
              <DataKeys keys={keys} onAsk={setAsked} />
              <IndexKeys keys={keys} onAsk={setAsked} />
              <Signing keys={keys} />
            </div>
          </>
        )}
      </Loaded>
      {asked && <AskDialog asked={asked} onClose={() => setAsked(undefined)} />}
    </Page>
  );
}

function RotateButton({
  kind,
  keys,
  onAsk,
}: {
  kind: "kek" | "data" | "index";
  keys: Keys;
  onAsk: Ask;
}) {
  const isRunning = keys.rotations.some((one) => one.kind === kind && one.state === "running");
  if (isRunning) return <Label tone="warn">{words.rotating}</Label>;
  return (
    <Button size="small" icon="refresh" onClick={() => onAsk({ act: "rotate", kind })}>
      {words.rotate}
    </Button>
  );
}

function Keks({ keys, onAsk }: { keys: Keys; onAsk: Ask }) {
  return (
    <Card title={words.kinds.kek} actions={<RotateButton kind="kek" keys={keys} onAsk={onAsk} />}>
      <p className={styles.note}>{words.about.kek}</p>
      <List label={words.kinds.kek}>
        {keys.keks.map((kek) => (
          <li key={kek.id}>
            <Row
              title={
                <>
                  <span>{kek.id}</span>
                  <Label tone={kek.isCurrent ? "ok" : "neutral"}>
                    {kek.isCurrent ? words.current : words.old}
                  </Label>
                  <Due dueAt={kek.dueAt} />
                </>
              }
              text={[words.rings(kek.rings), sayMade(kek)].filter(Boolean).join(" · ")}
              end={
                !kek.isCurrent &&
                kek.rings === 0 && (
                  <Button
                    size="small"
                    kind="danger"
                    onClick={() => onAsk({ act: "destroy", id: kek.id })}
                  >
                    {words.destroy}
                  </Button>
                )
              }
            />
          </li>
        ))}
      </List>
    </Card>
  );
}

function DataKeys({ keys, onAsk }: { keys: Keys; onAsk: Ask }) {
  const { owners, retired, destroyed, dueAt, madeAt } = keys.data;
  return (
    <Card title={words.kinds.data} actions={<RotateButton kind="data" keys={keys} onAsk={onAsk} />}>
      <p className={styles.note}>{words.about.data}</p>
      <p className={styles.big}>
        {words.owners(owners)} <Due dueAt={dueAt} />
      </p>
      <p className={styles.note}>
        {[
          retired > 0 && words.retired(retired),
          destroyed > 0 && words.destroyed(destroyed),
          sayMade({ madeAt, dueAt }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </Card>
  );
}

function IndexKeys({ keys, onAsk }: { keys: Keys; onAsk: Ask }) {
  return (
    <Card
      title={words.kinds.index}
      actions={<RotateButton kind="index" keys={keys} onAsk={onAsk} />}
    >
      <p className={styles.note}>{words.about.index}</p>
      <List label={words.kinds.index}>
        {keys.indexes.map((one) => (
          <li key={one.purpose}>
            <Row
              title={
                <>
                  <span>{words.purposes[one.purpose] ?? words.otherPurpose}</span>
                  {one.retired > 0 && <Label tone="warn">{words.retired(one.retired)}</Label>}
                  <Due dueAt={one.dueAt} />
                </>
              }
              text={one.isFixed ? words.fixed : sayMade(one)}
              end={words.version(one.version)}
            />
          </li>
        ))}
      </List>
    </Card>
  );
}

function Signing({ keys }: { keys: Keys }) {
  return (
    <Card title={words.kinds.signing}>
      <p className={styles.note}>{words.about.signing}</p>
      <Facts
        items={[
          [words.current, `${keys.signing.id} ${keys.signing.algorithm}`],
          [words.profileName, words.profile[keys.profile]],
        ]}
      />
    </Card>
  );
}

function Due({ dueAt }: { dueAt?: string | undefined }) {
  if (!dueAt || Date.parse(dueAt) > new Date(now()).getTime()) return null;
  return <Label tone="warn">{words.overdue}</Label>;
}

function sayMade({ madeAt, dueAt }: { madeAt?: string | undefined; dueAt?: string | undefined }) {
  const day = (label: string, at: string | undefined) =>
    at ? `${label} ${sayDate(dayOf(at), now())}` : "";
  return [day(words.made, madeAt), day(words.due, dueAt)].filter(Boolean).join(" · ");
}
