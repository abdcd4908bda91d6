import { Label } from "@console/components/badges";
import { Button } from "@console/components/button";
import { List, Row } from "@console/components/list";
import { Card } from "@console/components/page";
import { Empty, Loaded, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { useRead } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import type { LegalHold } from "@shared/privacy/retention";
import { useState } from "react";
import styles from "./consents.module.css";
import { type Act, RetentionDialog } from "./retention-dialog";
import { names, words } from "./words";

/** How long each class is kept, what the next run takes away, and what is held by law. */
export function RetentionTab() {
  const retention = useRead("GET /retention", {});
  const [act, setAct] = useState<Act | undefined>(undefined);
  return (
    <Loaded query={retention} skeleton={<Skeleton rows={8} />}>
      {({ items, holds, lastRun }) => (
        <>
          <Card flush>
            <List label={words.tabs.retention}>
              {items.map(({ name, days, floor, due }) => (
                <li key={name}>
                  <Row
                    wraps
                    title={
                      <span>
                        {names.retention[name]} · {words.days(days)}
                      </span>
                    }
                    text={[
                      floor > 0 ? words.floor(words.days(floor)) : words.noFloor,
                      due > 0 ? words.dueRows(due) : words.nothingDue,
                    ].join(" · ")}
                    end={
                      <Button
                        size="small"
                        kind="quiet"
                        onClick={() => setAct({ kind: "change", name, days, floor })}
                      >
                        {words.change}
                      </Button>
                    }
                  />
                </li>
              ))}
            </List>
            {lastRun && (
              <p className={styles.hint}>
                {words.lastRun(sayMoment(lastRun.at, now()), lastRun.removed)}
              </p>
            )}
          </Card>
          <Card title={words.holds}>
            <p className={styles.hint}>{words.holdText}</p>
            {holds.length === 0 && <Empty icon="lock" title={words.noHolds} />}
            <List label={words.holds}>
              {holds.map((hold) => (
                <li key={hold.id}>
                  <Hold hold={hold} onLift={() => setAct({ kind: "lift", id: hold.id })} />
                </li>
              ))}
            </List>
            <Button icon="lock" onClick={() => setAct({ kind: "hold" })}>
              {words.place}
            </Button>
          </Card>
          {act && <RetentionDialog act={act} onClose={() => setAct(undefined)} />}
        </>
      )}
    </Loaded>
  );
}

function Hold({ hold, onLift }: { hold: LegalHold; onLift: () => void }) {
  const what = [
    hold.customerNo ?? words.everybody,
    hold.name ? names.retention[hold.name] : words.everything,
  ].join(" · ");
  return (
    <Row
      wraps
      title={<span>{what}</span>}
      text={[hold.reason, hold.by, sayMoment(hold.at, now())].join(" · ")}
      end={
        hold.liftedAt ? (
          <Label>{words.lifted}</Label>
        ) : (
          <Button size="small" kind="quiet" onClick={onLift}>
            {words.lift}
          </Button>
        )
      }
    />
  );
}
