import { Icon, type IconName } from "@console/components/icon";
import { List, Row } from "@console/components/list";
import { SwipeRow } from "@console/components/swipe-row";
import { now, useNow } from "@console/data/clock";
import { useWrite } from "@console/data/queries";
import { sayMoment, sayRemaining } from "@console/format/say-time";
import { addDays, dayOf, instantOf } from "@console/format/time";
import type { TodayItem } from "@shared/today/today";
import { hrefOf, mayWait, titleOf } from "./today.model";
import styles from "./today.module.css";
import { words } from "./words";

const icons: Readonly<Record<TodayItem["kind"], IconName>> = {
  unanswered: "inbox",
  task: "task",
  booking: "bookings",
  care: "cake",
  maturity: "wallet",
  event: "events",
  approval: "shield",
};

export function TodayList({ items }: { items: readonly TodayItem[] }) {
  const snooze = useWrite("POST /tasks/:id/snooze", {
    refresh: ["GET /today", "GET /tasks"],
    done: words.snoozed,
  });
  const putOff = (id: string) =>
    snooze.mutate({ id, until: instantOf(addDays(dayOf(now()), 1), "09:00").toISOString() });

  return (
    <List>
      {items.map((item) => (
        <li key={`${item.kind}-${item.id}`}>
          {mayWait(item) ? (
            <SwipeRow
              actions={[{ label: words.tomorrow, tone: "warn", onAct: () => putOff(item.open.id) }]}
            >
              <TodayRow item={item} />
            </SwipeRow>
          ) : (
            <TodayRow item={item} />
          )}
        </li>
      ))}
    </List>
  );
}

function TodayRow({ item }: { item: TodayItem }) {
  return (
    <Row
      href={hrefOf(item)}
      start={
        <span className={styles.sign} data-tone={item.tone}>
          <Icon name={icons[item.kind]} label={words.kinds[item.kind]} />
        </span>
      }
      title={<span>{titleOf(item)}</span>}
      text={item.text}
      end={
        <>
          {item.dueAt && <Due item={item} dueAt={item.dueAt} />}
          <span className={styles.verb}>{words.verbs[item.open.scene]}</span>
        </>
      }
    />
  );
}

/** A running promise counts down; an appointment says its time. */
function Due({ item, dueAt }: { item: TodayItem; dueAt: string }) {
  const moment = useNow();
  const isPromise = item.kind === "unanswered" || item.tone === "late";
  return (
    <span className={styles.due} data-tone={item.tone}>
      {isPromise ? sayRemaining(dueAt, moment) : sayMoment(dueAt, moment)}
    </span>
  );
}
