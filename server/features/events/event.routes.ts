import { cursorOf, readCursor } from "@server/core/cursor";
import { type Implementation, implement, pick, type RequestContext } from "@server/core/implement";
import type { CustomerActor } from "@server/core/policy";
import { trailOf } from "@server/core/trail";
import { conversationOf, sayAsCustomerCard } from "@server/features/conversations";
import { openCustomer, ownRecord } from "@server/features/customers";
import { eventEndpoints as all } from "@shared/events/endpoints";
import { EventError } from "@shared/events/errors";
import { sayMoment } from "@shared/format/moment";
import { checkIn } from "./check-in";
import { type EventDocument, events, eventsFor, everyEvent } from "./event.model";
import {
  presentForCustomer,
  presentForStaff,
  presentSignUps,
  presentTicket,
} from "./present-event";
import { changeEvent, draftEvent, setState } from "./run-event";
import { live, signUps } from "./sign-up.model";
import { answerOffer, giveBack, signUp } from "./take-seats";

type ByCustomer = RequestContext<CustomerActor>;

/** An event the customer is eligible for, or one they already hold a place at; for others it is not there. */
async function openFor(id: string, context: ByCustomer): Promise<EventDocument> {
  const eligible = await events.within(eventsFor(await ownRecord(context.actor.id))).find(id);
  const found =
    eligible ??
    ((await signUps.of(id, context.actor.id)) ? await events.within(everyEvent).find(id) : null);
  if (!found) throw EventError.notFound();
  return found;
}

async function asCustomer(id: string, context: ByCustomer) {
  const [presented] = await presentForCustomer(
    [await openFor(id, context)],
    context.actor.id,
    context.ports,
  );
  if (!presented) throw EventError.notFound();
  return presented;
}

async function found(id: string): Promise<EventDocument> {
  const event = await events.within(everyEvent).find(id);
  if (!event) throw EventError.notFound();
  return event;
}

async function asStaff(event: EventDocument) {
  const [presented] = await presentForStaff([event]);
  if (!presented) throw EventError.notFound();
  return presented;
}

const year = 366 * 86_400_000;

const customerSide: Implementation[] = [
  implement(pick(all, "GET /my/events"))(async (_input, context) => {
    const now = context.ports.clock.now();
    const list = await events
      .within(eventsFor(await ownRecord(context.actor.id)))
      .coming(now, new Date(now.getTime() + year));
    return { items: await presentForCustomer(list, context.actor.id, context.ports) };
  }),
  implement(pick(all, "GET /my/events/:id"))(async ({ id }, context) => asCustomer(id, context)),
  implement(pick(all, "POST /my/events/:id/sign-up"))(async ({ id, ...wish }, context) => {
    await signUp(await openFor(id, context), context.actor.id, wish, trailOf(context));
    return asCustomer(id, context);
  }),
  implement(pick(all, "POST /my/events/:id/cancel"))(async ({ id }, context) => {
    await giveBack(await openFor(id, context), context.actor.id, trailOf(context));
    return asCustomer(id, context);
  }),
  implement(pick(all, "POST /my/events/:id/offer"))(async ({ id, accept }, context) => {
    await answerOffer(await openFor(id, context), context.actor.id, accept, trailOf(context));
    return asCustomer(id, context);
  }),
  implement(pick(all, "POST /my/events/:id/questions"))(async ({ id, clientId, text }, context) => {
    const event = await openFor(id, context);
    const conversation = await conversationOf(context.actor.id);
    const card = {
      kind: "card",
      card: "event",
      refId: event._id,
      title: event.title,
      lines: [sayMoment(event.startsAt, context.ports.clock.now()), event.place],
    } as const;
    await sayAsCustomerCard(
      conversation,
      `${clientId}:card`,
      { ...card, lines: [...card.lines] },
      context.ports,
    );
    await sayAsCustomerCard(
      conversation,
      `${clientId}:text`,
      { kind: "text", text },
      context.ports,
    );
    return {};
  }),
  implement(pick(all, "GET /my/tickets"))(async (_input, context) => {
    const customer = await ownRecord(context.actor.id);
    const { name = "" } = await openCustomer(context.ports.vault, customer, ["name"]);
    const mine = (await signUps.ofCustomer(customer._id)).filter(({ state }) =>
      live.includes(state),
    );
    const byId = new Map(
      (await events.within(everyEvent).findMany(mine.map(({ eventId }) => eventId))).map(
        (event) => [event._id, event],
      ),
    );
    const tickets = await Promise.all(
      mine.flatMap((one) => {
        const event = byId.get(one.eventId);
        return event ? [presentTicket(event, one, name, customer.tier, context.ports)] : [];
      }),
    );
    return { items: tickets.sort((one, other) => one.startsAt.localeCompare(other.startsAt)) };
  }),
  implement(pick(all, "GET /my/tickets/:signUpId"))(async ({ signUpId }, context) => {
    const customer = await ownRecord(context.actor.id);
    const mine = await signUps.find(signUpId);
    if (!mine || mine.customerId !== customer._id) throw EventError.ticketUnknown();
    const { name = "" } = await openCustomer(context.ports.vault, customer, ["name"]);
    return presentTicket(await found(mine.eventId), mine, name, customer.tier, context.ports);
  }),
];

const staffSide: Implementation[] = [
  implement(pick(all, "GET /events"))(async ({ cursor, limit = 30 }) => {
    const page = await events.within(everyEvent).page(readCursor(cursor), limit + 1);
    const items = page.slice(0, limit);
    const last = items.at(-1);
    return {
      items: await presentForStaff(items),
      ...(page.length > limit && last
        ? { nextCursor: cursorOf({ at: last.startsAt, id: last._id }) }
        : {}),
    };
  }),
  implement(pick(all, "POST /events"))(async (input, context) =>
    asStaff(await draftEvent(input, trailOf(context))),
  ),
  implement(pick(all, "GET /events/:id"))(async ({ id }) => asStaff(await found(id))),
  implement(pick(all, "PUT /events/:id"))(async ({ id, ...input }, context) =>
    asStaff(await changeEvent(await found(id), input, trailOf(context))),
  ),
  implement(pick(all, "POST /events/:id/publish"))(async ({ id }, context) =>
    asStaff(
      await setState(
        await found(id),
        ["draft"],
        "published",
        "event.published",
        {},
        trailOf(context),
      ),
    ),
  ),
  implement(pick(all, "POST /events/:id/cancel"))(async ({ id, reason }, context) =>
    asStaff(
      await setState(
        await found(id),
        ["draft", "published", "closed"],
        "cancelled",
        "event.calledOff",
        { reason },
        trailOf(context),
      ),
    ),
  ),
  implement(pick(all, "GET /events/:id/sign-ups"))(
    async ({ id, cursor, limit = 100 }, { actor, ip, requestId, ports }) => {
      const event = await found(id);
      const page = await signUps.page(id, readCursor(cursor), limit + 1);
      const list = page.slice(0, limit);
      const last = list.at(-1);
      ports.audit.note({
        actor: { kind: "staff", id: actor.id, roles: actor.roles },
        act: "event.signUpsRead",
        object: { kind: "event", id },
        result: "ok",
        ip,
        requestId,
      });
      return {
        items: await presentSignUps(event, list, actor, ports),
        ...(page.length > limit && last
          ? { nextCursor: cursorOf({ at: last.queuedAt, id: last._id }) }
          : {}),
      };
    },
  ),
  implement(pick(all, "POST /events/:id/check-in"))(async ({ id, code, scannedAt }, context) => {
    const event = await found(id);
    const done = await checkIn(
      event,
      code,
      scannedAt ? new Date(scannedAt) : undefined,
      trailOf(context),
    );
    const [row] = await presentSignUps(event, [done], context.actor, context.ports);
    if (!row) throw EventError.ticketUnknown();
    return row;
  }),
];

export const eventRoutes = [...customerSide, ...staffSide];
