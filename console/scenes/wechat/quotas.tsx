import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { Meter } from "@console/components/gauges";
import { Card } from "@console/components/page";
import { Loaded } from "@console/components/states";
import { now } from "@console/data/clock";
import { useRead } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { common } from "@console/shell/words";
import type { QuotaLine } from "@shared/wechat-desk/contracts";
import { useState } from "react";
import { Explained } from "./explained";
import { useDeskWrite } from "./use-desk-write";
import styles from "./wechat.module.css";
import { words } from "./words";

const say = (count: number) => count.toLocaleString("zh-CN");

/** How much of each call is used today, and what the day will come to. */
export function Quotas() {
  const query = useRead("GET /wechat-quotas", {}, { refetchInterval: 60_000 });
  const [clearing, setClearing] = useState<QuotaLine | undefined>(undefined);
  return (
    <Card
      title={words.health.quotas}
      actions={
        query.data && (
          <span className={styles.quiet}>
            {words.health.readAt(sayMoment(query.data.at, now()))}
          </span>
        )
      }
    >
      <Loaded query={query}>
        {({ items }) => (
          <ul className={styles.quotas}>
            {items.map((line) => (
              <li key={`${line.account}${line.path}`}>
                <Line line={line} onClear={() => setClearing(line)} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {clearing && <ClearDialog line={clearing} onClose={() => setClearing(undefined)} />}
    </Card>
  );
}

function Line({ line, onClear }: { line: QuotaLine; onClear: () => void }) {
  const { used = 0, perDay = 0, forecast = 0, perMinute, problem } = line;
  const isOver = forecast > perDay;
  return (
    <>
      <p className={styles.checkTitle}>
        <span>{line.label}</span>
        <span className={styles.quiet}>{words.accounts[line.account]}</span>
      </p>
      {problem ? (
        <Explained problem={problem} />
      ) : (
        <>
          <Meter
            value={used}
            max={perDay}
            label={`${line.label} ${words.accounts[line.account]}`}
            tone={used >= perDay ? "danger" : isOver ? "warn" : "navy"}
          />
          <p className={styles.quotaFoot}>
            <span>{words.health.usedOf(say(used), say(perDay))}</span>
            {used > 0 && (
              <span data-tone={isOver ? "warn" : undefined}>
                {isOver
                  ? words.health.forecastOver(say(forecast))
                  : words.health.forecast(say(forecast))}
              </span>
            )}
            {perMinute !== undefined && <span>{words.health.perMinute(say(perMinute))}</span>}
            {used > 0 && (
              <Button kind="quiet" size="small" onClick={onClear}>
                {words.health.clear}
              </Button>
            )}
          </p>
        </>
      )}
    </>
  );
}

function ClearDialog({ line, onClose }: { line: QuotaLine; onClose: () => void }) {
  const clear = useDeskWrite("POST /wechat-quotas/clear", {
    refresh: ["GET /wechat-quotas"],
    done: words.health.cleared,
    onDone: onClose,
  });
  const { account, path } = line;
  return (
    <Dialog
      title={words.health.clearTitle(line.label)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{common.verbs.cancel}</Button>
          <Button
            kind="primary"
            busy={clear.isPending}
            onClick={() => clear.mutate({ account, path })}
          >
            {words.health.clear}
          </Button>
        </>
      }
    >
      <p>{words.health.clearText}</p>
    </Dialog>
  );
}
