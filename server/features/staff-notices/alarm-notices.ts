import type { DomainEvent } from "@server/core/events";
import type { Tx } from "@server/core/mongo";
import { alarms, watchersOf } from "@server/features/alarms";
import type { Ports } from "@server/ports";
import { notices } from "@shared/text/zh-CN/notices";
import { staffNotices } from "./staff-notice.model";

const words = notices.staff;

/** Whoever answers for a colleague is told at once, on every screen that is open and on WeChat. */
export async function onAlarm(event: DomainEvent, tx: Tx, { live }: Ports): Promise<void> {
  const alarm = await alarms.find(event.aggregate.id);
  if (!alarm) return;
  const people = await watchersOf(alarm);
  live.publish(
    people.map((id) => `staff:${id}`),
    { kind: "changed", what: "alarms", id: alarm._id },
  );
  for (const staffId of people) {
    await staffNotices.plan(
      {
        key: `alarm:${alarm._id}:${staffId}`,
        staffId,
        ...words.alarm,
        priority: words.urgent,
        due: event.at,
        path: `/alarms/${alarm._id}`,
        dueAt: event.at,
        createdAt: event.at,
      },
      tx,
    );
  }
}
