import { Button } from "@console/components/button";
import { Facts } from "@console/components/facts";
import { Meter } from "@console/components/gauges";
import { Icon } from "@console/components/icon";
import { Card } from "@console/components/page";
import { Loaded } from "@console/components/states";
import { now } from "@console/data/clock";
import { type Output, useRead, useWrite } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import styles from "./audit.module.css";
import { words } from "./words";

type Verification = Output<"GET /audit/verification">;

/** Whether the trail is whole, told by following it from its first entry. */
export function CheckTab() {
  const query = useRead("GET /audit/verification", {}, { refetchInterval: 1_500 });
  const begin = useWrite("POST /audit/verification", { refresh: ["GET /audit/verification"] });
  return (
    <Card title={words.check.title}>
      <p className={styles.note}>{words.check.text}</p>
      <Loaded query={query}>
        {(said) => (
          <>
            <Result said={said} />
            <Button
              kind="primary"
              icon="shield"
              busy={begin.isPending || said.state === "running"}
              onClick={() => begin.mutate({})}
            >
              {said.state === "never" ? words.check.begin : words.check.again}
            </Button>
          </>
        )}
      </Loaded>
    </Card>
  );
}

function Result({ said }: { readonly said: Verification }) {
  if (said.state === "never") return <p className={styles.said}>{words.check.never}</p>;
  if (said.state === "running")
    return (
      <div className={styles.said} role="status">
        <p>{words.check.running}</p>
        <Meter value={said.done} max={Math.max(said.of, 1)} label={words.check.running} />
        <p className={styles.note}>{words.check.progress(said.done, said.of)}</p>
      </div>
    );
  const isIntact = said.state === "intact";
  return (
    <div className={styles.verdict} data-tone={isIntact ? "ok" : "danger"} role="status">
      <Icon name={isIntact ? "checks" : "warning"} size={26} />
      <div>
        <p className={styles.big}>{isIntact ? words.check.intact : words.check.broken}</p>
        <p>
          {isIntact
            ? words.check.intactText(said.of, said.seals ?? 0)
            : words.check.brokenText(said.where ?? "")}
        </p>
        {!isIntact && <p>{said.why}</p>}
        {!isIntact && <p>{words.check.brokenNext}</p>}
        <Facts items={factsOf(said)} />
      </div>
    </div>
  );
}

function factsOf({ startedAt, finishedAt, unsealed, head }: Verification) {
  const seconds =
    startedAt && finishedAt
      ? Math.max(1, Math.round((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000))
      : undefined;
  return [
    [words.entry.at, finishedAt && sayMoment(finishedAt, now())],
    [words.check.length, seconds && words.check.took(seconds)],
    [words.entry.chain, unsealed ? words.check.unsealed(unsealed) : undefined],
    [words.check.head, head && <code className={styles.hash}>{head}</code>],
  ] as const;
}
