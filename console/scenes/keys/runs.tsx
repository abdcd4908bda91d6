import { Label } from "@console/components/badges";
import { List, Row } from "@console/components/list";
import { Card } from "@console/components/page";
import { now } from "@console/data/clock";
import type { Output } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import styles from "./keys.module.css";
import { words } from "./words";

type Rotation = Output<"GET /keys">["rotations"][number];

/** How far the last rotation of each kind came. */
export function Runs({ rotations }: { readonly rotations: readonly Rotation[] }) {
  return (
    <Card title={words.run.title} flush>
      {rotations.length === 0 ? (
        <p className={styles.empty}>{words.run.none}</p>
      ) : (
        <List label={words.run.title}>
          {rotations.map((one) => (
            <li key={one.kind}>
              <Row
                title={
                  <>
                    <span>{words.kinds[one.kind]}</span>
                    <Label tone={one.state === "done" ? "ok" : "warn"}>
                      {one.state === "done" ? words.run.done : words.run.phases[one.phase]}
                    </Label>
                    {one.conflicts > 0 && (
                      <Label tone="danger">{words.run.conflicts(one.conflicts)}</Label>
                    )}
                  </>
                }
                text={[
                  words.run.progress(one.rings, one.values),
                  one.pass > 0 && words.run.pass(one.pass),
                  one.kept > 0 && words.run.kept(one.kept),
                ]
                  .filter(Boolean)
                  .join(" · ")}
                end={
                  one.finishedAt
                    ? words.run.until(sayMoment(one.finishedAt, now()))
                    : words.run.since(sayMoment(one.startedAt, now()))
                }
                wraps
              />
            </li>
          ))}
        </List>
      )}
    </Card>
  );
}
