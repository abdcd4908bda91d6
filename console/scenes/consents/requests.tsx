import { Label } from "@console/components/badges";
import { Button } from "@console/components/button";
import { List, More, Row } from "@console/components/list";
import { Card } from "@console/components/page";
import { Empty, Failed, Skeleton } from "@console/components/states";
import { Chip } from "@console/components/switches";
import { now } from "@console/data/clock";
import { usePaged } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import type { DataRequestRow } from "@shared/privacy/data-rights";
import { useState } from "react";
import styles from "./consents.module.css";
import { DecideDialog } from "./decide-dialog";
import { names, words } from "./words";

export function Requests() {
  const [box, setBox] = useState<"open" | "over">("open");
  const [deciding, setDeciding] = useState<DataRequestRow | undefined>(undefined);
  const requests = usePaged("GET /data-requests", { box }, { keep: true });
  return (
    <Card flush>
      <div
        className={styles.acts}
        style={{ justifyContent: "flex-start", padding: "var(--s3) var(--s4)" }}
      >
        {(["open", "over"] as const).map((one) => (
          <Chip key={one} isOn={box === one} onToggle={() => setBox(one)}>
            {words[one]}
          </Chip>
        ))}
      </div>
      {!requests.items && !requests.error && <Skeleton rows={4} />}
      {!requests.items && requests.error ? (
        <Failed failure={requests.error} onRetry={() => void requests.refetch()} />
      ) : null}
      {requests.items?.length === 0 && (
        <Empty icon="check" title={box === "open" ? words.none : words.noneOver} />
      )}
      <List label={words.tabs.requests}>
        {requests.items?.map((one) => (
          <li key={one.id}>
            <Row
              wraps
              title={
                <span>
                  {one.customer.name} · {names.kinds[one.kind]}
                </span>
              }
              text={<Lines one={one} />}
              end={
                one.canDecide ? (
                  <Button size="small" onClick={() => setDeciding(one)}>
                    {words.decide}
                  </Button>
                ) : (
                  <Label tone={one.state === "declined" ? "danger" : "neutral"}>
                    {names.states[one.state]}
                  </Label>
                )
              }
            />
          </li>
        ))}
      </List>
      <More query={requests} />
      {deciding && <DecideDialog one={deciding} onClose={() => setDeciding(undefined)} />}
    </Card>
  );
}

/** What it is about and by when, one line each. */
export function Lines({ one }: { one: DataRequestRow }) {
  const day = (at: string) => sayMoment(at, now());
  return (
    <span className={styles.lines}>
      <span className={one.isLate ? styles.late : undefined}>
        {words.manager(one.rmName)} · {words.due(day(one.dueAt))}
        {one.isLate && ` · ${words.late}`}
      </span>
      {one.state === "cooling" && one.coolsUntil && <span>{words.cools(day(one.coolsUntil))}</span>}
      {one.field && <span>{words.wants(names.fields[one.field] ?? "", one.value ?? "")}</span>}
      {one.note && <span>{words.said(one.note)}</span>}
      {one.answer && <span>{words.answered(one.answer)}</span>}
      {one.proof && (
        <span className={styles.proof}>
          {one.proof.map(({ step, count }) => words.steps(step, count)).join(" · ")}
        </span>
      )}
    </span>
  );
}
