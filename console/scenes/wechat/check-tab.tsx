import { Label } from "@console/components/badges";
import { Button } from "@console/components/button";
import { Meter } from "@console/components/gauges";
import { Icon } from "@console/components/icon";
import { Card } from "@console/components/page";
import { Empty, Loaded } from "@console/components/states";
import { now } from "@console/data/clock";
import { type Output, useRead, useWrite } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { useState } from "react";
import { countsOf, groupsOf } from "./check.model";
import { Explained } from "./explained";
import styles from "./wechat.module.css";
import { words } from "./words";

type Run = NonNullable<Output<"GET /wechat-checks">["run"]>;
type Item = Run["items"][number];
const refresh = ["GET /wechat-checks"] as const;

/** The set-up of both accounts, question by question, with what to do where an answer is wrong. */
export function CheckTab() {
  const [isRunning, setRunning] = useState(false);
  const query = useRead(
    "GET /wechat-checks",
    {},
    isRunning ? { refetchInterval: 600, staleTime: 0 } : {},
  );
  const start = useWrite("POST /wechat-checks", { refresh });
  const run = query.data?.run;
  const isGoing = run?.state === "running";
  if (isGoing !== isRunning) setRunning(isGoing);
  const button = (
    <Button
      kind="primary"
      icon={run ? "refresh" : "check"}
      busy={start.isPending || isGoing}
      onClick={() => start.mutate({})}
    >
      {run ? words.check.again : words.check.start}
    </Button>
  );
  return (
    <Loaded query={query}>
      {() =>
        run ? (
          <Results run={run} button={button} />
        ) : (
          <Card>
            <Empty
              icon="shield"
              title={words.check.neverTitle}
              text={words.check.neverText}
              action={button}
            />
          </Card>
        )
      }
    </Loaded>
  );
}

function Results({ run, button }: { run: Run; button: React.ReactNode }) {
  const { done, failed, all } = countsOf(run.items);
  return (
    <>
      <Card>
        <div className={styles.summary}>
          <div className={styles.grow}>
            <p className={styles.headline} role="status">
              {summaryOf(run)}
            </p>
            <p className={styles.quiet}>
              {words.check.ranBy(run.by, sayMoment(run.startedAt, now()))}
            </p>
          </div>
          {button}
        </div>
        {run.state === "running" && (
          <Meter
            value={done}
            max={all}
            label={words.check.running(done, all)}
            tone={failed > 0 ? "danger" : "gold"}
          />
        )}
      </Card>
      {failed > 0 && (
        <Card title={words.check.toFix} flush>
          <ul className={styles.checks}>
            {run.items
              .filter(({ state }) => state === "failed")
              .map((item) => (
                <CheckLine key={item.key} item={item} />
              ))}
          </ul>
        </Card>
      )}
      <div className={styles.columns}>
        {groupsOf(run.items).map(({ group, items }) => (
          <Card key={group} title={words.check.groups[group]} flush>
            <ul className={styles.checks}>
              {items.map((item) => (
                <CheckLine key={item.key} item={item} isBrief />
              ))}
            </ul>
          </Card>
        ))}
      </div>
    </>
  );
}

function summaryOf(run: Run): string {
  const { done, failed, all } = countsOf(run.items);
  if (run.state === "running") return words.check.running(done, all);
  return failed > 0 ? words.check.someFailed(failed) : words.check.allPassed(all);
}

const signs = {
  waiting: { icon: "clock", tone: "neutral" },
  running: { icon: "refresh", tone: "gold" },
  passed: { icon: "check", tone: "ok" },
  failed: { icon: "warning", tone: "danger" },
} as const;

function CheckLine({ item, isBrief = false }: { item: Item; isBrief?: boolean }) {
  const { icon, tone } = signs[item.state];
  return (
    <li className={styles.checkLine}>
      <span className={styles.sign} data-tone={tone}>
        <Icon name={icon} size={18} />
      </span>
      <div className={styles.grow}>
        <p className={styles.checkTitle}>
          <span>{item.title}</span>
          <span className={styles.quiet}>{words.accounts[item.account]}</span>
        </p>
        {item.found && <p className={styles.quiet}>{item.found}</p>}
        {!isBrief &&
          item.problems.map((problem) => (
            <Explained key={`${problem.code}${problem.what}`} problem={problem} />
          ))}
      </div>
      <Label tone={tone}>{words.check.states[item.state]}</Label>
    </li>
  );
}
