import { Label } from "@console/components/badges";
import { Meter } from "@console/components/gauges";
import { List, Row } from "@console/components/list";
import { Card, Page } from "@console/components/page";
import { Empty, Loaded } from "@console/components/states";
import { now } from "@console/data/clock";
import { type Output, useRead } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import styles from "@console/scenes/organisation/organisation.module.css";
import { words } from "@console/scenes/organisation/words";
import { Route, Switch } from "wouter";
import { HandoverWizard } from "./wizard-page";

type Handover = Output<"GET /handovers">["items"][number];
const tones = { waiting: "gold", running: "gold", done: "ok", refused: "danger" } as const;

/** Hand-overs: those that run, and what was handed over before. */
export default function HandoversPage() {
  return (
    <Switch>
      <Route path="/handovers/new/:fromId">
        {({ fromId }) => <HandoverWizard fromId={fromId} />}
      </Route>
      <Route path="/handovers/:id">{({ id }) => <OneHandover id={id} />}</Route>
      <Route>
        <HandoverList />
      </Route>
    </Switch>
  );
}

function HandoverList() {
  const list = useRead("GET /handovers", {}, { refetchInterval: 10_000 });
  return (
    <Page title={words.handover.list}>
      <Card flush>
        <Loaded query={list}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty icon="people" title={words.handover.none} />
            ) : (
              <List label={words.handover.list}>
                {items.map((one) => (
                  <li key={one.id}>
                    <Row
                      href={`/handovers/${one.id}`}
                      title={
                        <span>
                          {one.from.name} → {one.successors.map(({ name }) => name).join("、")}
                        </span>
                      }
                      text={[
                        words.handover.kinds[one.kind],
                        words.handover.progress(one.moved, one.total),
                        words.handover.askedBy(one.askedBy, sayMoment(one.createdAt, now())),
                      ].join(" · ")}
                      end={
                        <Label tone={tones[one.state]}>{words.handover.states[one.state]}</Label>
                      }
                    />
                  </li>
                ))}
              </List>
            )
          }
        </Loaded>
      </Card>
    </Page>
  );
}

function OneHandover({ id }: { id: string }) {
  const one = useRead("GET /handovers/:id", { id }, { refetchInterval: 1_500 });
  return (
    <Page title={words.handover.list} back="/handovers" width="narrow" isPersonal>
      <Loaded query={one}>{(handover) => <Progress handover={handover} />}</Loaded>
    </Page>
  );
}

function Progress({ handover }: { handover: Handover }) {
  const { from, successors, state, moved, total, skipped, briefsRead, note } = handover;
  return (
    <Card title={`${from.name} · ${words.handover.kinds[handover.kind]}`}>
      <div className={styles.form} role="status">
        <span>
          <Label tone={tones[state]}>{words.handover.states[state]}</Label>
        </span>
        <Meter
          value={moved}
          max={total}
          label={words.handover.progress(moved, total)}
          tone={state === "done" ? "ok" : "navy"}
        />
        <p>{words.handover.progress(moved, total)}</p>
        {skipped > 0 && <p role="alert">{words.handover.skipped(skipped)}</p>}
        {moved > 0 && <p>{words.handover.briefs(briefsRead, moved)}</p>}
        <p>{successors.map(({ name, gets }) => words.handover.gets(name, gets)).join("、")}</p>
        {state === "waiting" && <p>{words.handover.approval}</p>}
        <p className={styles.note}>{note}</p>
        <p className={styles.quiet}>
          {words.handover.askedBy(handover.askedBy, sayMoment(handover.createdAt, now()))}
        </p>
      </div>
    </Card>
  );
}
