import type { Consumer, DomainEvent } from "@server/core/events";
import type { Tx } from "@server/core/mongo";
import { type Intent, intend } from "@server/features/reach";
import type { Ports } from "@server/ports";
import { sayMoment } from "@shared/format/moment";
import { eventWords } from "@shared/text/zh-CN/events";
import { notices } from "@shared/text/zh-CN/notices";
import { type EventDocument, events, everyEvent } from "./event.model";
import { signUps } from "./sign-up.model";

const detail = (id: string) => `packages/events/detail/index?id=${id}`;
const ticket = (id: string) => `packages/events/ticket/index?id=${id}`;

/** What a sign-up's turn means to its customer, by the event that tells of it. */
const states: Readonly<Record<string, keyof typeof notices.eventStates>> = {
  "event.signedUp": "confirmed",
  "event.waitlisted": "waiting",
  "event.offered": "offered",
  "event.cancelled": "cancelled",
};

/** Tells those signed up what became of their place, and of changes to the event. */
export const eventNoticeConsumer = (ports: Ports): Consumer => ({
  name: "eventNotices",
  on: [...Object.keys(states), "event.moved", "event.calledOff"],
  handle: async (happened, tx) => {
    const event = await events.within(everyEvent).find(happened.aggregate.id);
    if (!event) return;
    const state = states[happened.type];
    if (state) await tellOne(happened, event, state, tx, ports);
    else await tellAll(happened, event, tx, ports);
  },
});

function noticeOf(
  event: EventDocument,
  state: keyof typeof notices.eventStates,
  now: Date,
): Pick<Intent, "template" | "data" | "text"> {
  return {
    template: "event.signed-up",
    data: {
      event: event.title,
      time: event.startsAt.toISOString(),
      place: event.place,
      state: notices.eventStates[state],
    },
    text: eventWords.notice(
      notices.eventStates[state],
      event.title,
      sayMoment(event.startsAt, now),
    ),
  };
}

async function tellOne(
  { _id, data }: DomainEvent,
  event: EventDocument,
  state: keyof typeof notices.eventStates,
  tx: Tx,
  ports: Ports,
): Promise<void> {
  const customerId = String(data.customerId);
  const page = state === "confirmed" ? ticket(String(data.signUpId)) : detail(event._id);
  ports.live.publish([`customer:${customerId}`], {
    kind: "changed",
    what: "events",
    id: event._id,
  });
  await intend(
    {
      customerId,
      class: "SERVICE",
      kind: "event.signed-up",
      source: `event:${event._id}`,
      step: `${state}:${_id}`,
      page,
      ...noticeOf(event, state, ports.clock.now()),
    },
    { session: tx, ports },
  );
}

async function tellAll(
  { _id, type }: DomainEvent,
  event: EventDocument,
  tx: Tx,
  ports: Ports,
): Promise<void> {
  const people = await signUps.inState(event._id, ["confirmed", "waiting", "offered"]);
  const calledOff = type === "event.calledOff";
  const text = eventWords.notice(
    calledOff ? notices.calledOff : notices.moved,
    event.title,
    sayMoment(event.startsAt, ports.clock.now()),
  );
  const base = noticeOf(event, calledOff ? "cancelled" : "confirmed", ports.clock.now());
  await intend(
    people.map(({ customerId }) => ({
      customerId,
      class: "SERVICE" as const,
      kind: "event.signed-up",
      source: `event:${event._id}`,
      step: `${type}:${_id}`,
      page: detail(event._id),
      ...base,
      text,
    })),
    { session: tx, ports },
  );
}
