import { minutes, seconds } from "@server/core/clock";
import type { Consumer, DomainEvent } from "@server/core/events";
import type { Tx } from "@server/core/mongo";
import { conversations, everyConversation } from "@server/features/conversations";
import { covers } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import { notices } from "@shared/text/zh-CN/notices";
import { onAlarm } from "./alarm-notices";
import { approvalNotices } from "./approval-notices";
import { staffNotices } from "./staff-notice.model";

const words = notices.staff;
type Handler = (event: DomainEvent, tx: Tx, ports: Ports) => Promise<void>;

/** A customer who waits is told of once, however much they write; the RM gets a moment to see it in the console first. */
const onMessage: Handler = async ({ actor, aggregate, at }, tx) => {
  if (actor.kind !== "customer") return;
  const conversation = await conversations.within(everyConversation).find(aggregate.id);
  if (!conversation?.waitingSince) return;
  const standIn = await covers.of(conversation.rmId, at);
  await staffNotices.plan(
    {
      key: `message:${conversation._id}:${conversation.waitingSince.toISOString()}`,
      staffId: standIn?.coverId ?? conversation.rmId,
      ...words.message,
      priority: words.urgent,
      due: conversation.answerDueAt ?? at,
      path: `/inbox/${conversation._id}`,
      dueAt: new Date(at.getTime() + seconds(2)),
      createdAt: at,
    },
    tx,
  );
};

const onBooking =
  (line: { readonly subject: string; readonly note: string }): Handler =>
  async ({ _id, actor, aggregate, data, at }, tx, { live }) => {
    const staffId = String(data.staffId);
    live.publish([`staff:${staffId}`], { kind: "changed", what: "bookings", id: aggregate.id });
    live.publish([`customer:${String(data.customerId)}`], {
      kind: "changed",
      what: "bookings",
      id: aggregate.id,
    });
    if (actor.kind === "staff") return;
    await staffNotices.plan(
      {
        key: `booking:${_id}`,
        staffId,
        ...line,
        priority: words.normal,
        due: new Date(String(data.start)),
        path: `/bookings/${aggregate.id}`,
        dueAt: at,
        createdAt: at,
      },
      tx,
    );
  };

const onArrival: Handler = async ({ aggregate, data, at }, tx) => {
  const staffIds = Array.isArray(data.staffIds) ? data.staffIds.map(String) : [];
  for (const staffId of staffIds)
    await staffNotices.plan(
      {
        key: `arrival:${aggregate.id}:${staffId}`,
        staffId,
        ...words.arrival,
        priority: words.urgent,
        due: new Date(at.getTime() + minutes(5)),
        path: "/arrivals",
        dueAt: at,
        createdAt: at,
      },
      tx,
    );
};

const handlers: Readonly<Record<string, Handler>> = {
  "message.sent": onMessage,
  "booking.created": onBooking(words.bookingCreated),
  "booking.rescheduled": onBooking(words.bookingRescheduled),
  "booking.cancelled": onBooking(words.bookingCancelled),
  "arrival.seen": onArrival,
  ...approvalNotices,
  "alarm.raised": onAlarm,
};

/** Tells staff on WeChat what waits for them. */
export const staffNoticeConsumer = (ports: Ports): Consumer => ({
  name: "staffNotices",
  on: Object.keys(handlers),
  handle: async (event, tx) => handlers[event.type]?.(event, tx, ports),
});
