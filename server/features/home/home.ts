import { bookings, bookingsOfCustomer, presentBookings } from "@server/features/bookings";
import { hasConsent } from "@server/features/consents";
import {
  conversationFor,
  everyMessageAt,
  rmCardOf,
  unreadBy,
} from "@server/features/conversations";
import {
  type CustomerDocument,
  dueHoldings,
  openCustomer,
  openDetails,
  politeName,
} from "@server/features/customers";
import { events, everyEvent, liveSignUps, signUps } from "@server/features/events";
import { asks } from "@server/features/forms";
import type { Ports } from "@server/ports";
import { sayDay, sayMoment } from "@shared/format/moment";
import type { Home } from "@shared/home/home";
import { fill } from "@shared/text/fill";
import { words as bodies } from "@shared/text/zh-CN/customers";
import { words } from "@shared/text/zh-CN/home-items";
import { surveyNotices as notices } from "@shared/text/zh-CN/survey-notices";

type Item = Home["items"][number];
type Dated = Item & { readonly due?: string };

/** The customer's first screen: their RM, and only what concerns them now. */
export async function homeOf(customer: CustomerDocument, ports: Ports): Promise<Home> {
  const conversation = await conversationFor(customer);
  const [{ name = "" }, details, rm, last, items] = await Promise.all([
    openCustomer(ports.vault, customer, ["name"]),
    openDetails(ports.vault, customer),
    rmCardOf(customer.rmId, ports),
    everyMessageAt(conversation, conversation.lastSeq, ports),
    itemsFor(customer, ports),
  ]);
  const lastLine = last ? lineOf(last.body) : undefined;
  return {
    politeName: politeName(name, details.gender),
    tier: customer.tier,
    rm,
    unread: (await unreadBy("customer", [conversation])).get(conversation._id) ?? 0,
    ...(lastLine ? { lastLine } : {}),
    items,
  };
}

function lineOf(body: NonNullable<Awaited<ReturnType<typeof everyMessageAt>>>["body"]): string {
  if (body.kind === "text" || body.kind === "notice") return body.text.slice(0, 60);
  if (body.kind === "card") return body.title;
  const names = {
    image: bodies.picture,
    voice: bodies.voice,
    file: bodies.file,
    location: bodies.location,
  };
  return names[body.kind];
}

/** A day without an hour stands before that day's appointments. */
const whenOf = ({ at, due }: Dated) => at ?? due ?? "";

async function itemsFor(customer: CustomerDocument, ports: Ports): Promise<Item[]> {
  const found: readonly Dated[][] = await Promise.all([
    comingBookings(customer, ports),
    comingTickets(customer, ports),
    comingMaturities(customer, ports),
    waitingForms(customer, ports),
  ]);
  return found
    .flat()
    .sort((one, other) => whenOf(one).localeCompare(whenOf(other)))
    .slice(0, 6)
    .map(({ due: _, ...item }) => item);
}

async function comingBookings({ _id }: CustomerDocument, ports: Ports): Promise<Item[]> {
  const now = ports.clock.now();
  const list = (await bookings.within(bookingsOfCustomer(_id)).latest(20)).filter(
    ({ state, end }) => (state === "confirmed" || state === "proposed") && end >= now,
  );
  return (await presentBookings(list, "customer", ports)).map(
    ({ id, state, purposeTitle, start, where }) => ({
      kind: state === "proposed" ? "offer" : "booking",
      refId: id,
      title: state === "proposed" ? words.offer(purposeTitle) : purposeTitle,
      text: state === "proposed" ? words.chooseTime : `${sayMoment(start, now)} · ${where}`,
      at: start,
    }),
  );
}

async function comingTickets({ _id }: CustomerDocument, ports: Ports): Promise<Item[]> {
  const now = ports.clock.now();
  const mine = (await signUps.ofCustomer(_id)).filter(({ state }) => liveSignUps.includes(state));
  const byId = new Map(
    (await events.within(everyEvent).findMany(mine.map(({ eventId }) => eventId))).map((event) => [
      event._id,
      event,
    ]),
  );
  return mine.flatMap((one): Item[] => {
    const event = byId.get(one.eventId);
    if (!event || event.endsAt < now || event.state === "cancelled") return [];
    const when = sayMoment(event.startsAt, now);
    if (one.state === "offered")
      return [
        {
          kind: "offer",
          refId: event._id,
          title: event.title,
          text: words.seatsFree,
          at: (one.offerUntil ?? event.startsAt).toISOString(),
        },
      ];
    if (one.state === "waiting")
      return [
        {
          kind: "ticket",
          refId: one._id,
          title: event.title,
          text: words.waiting,
          at: event.startsAt.toISOString(),
        },
      ];
    return [
      {
        kind: "ticket",
        refId: one._id,
        title: event.title,
        text: `${when} · ${event.place}`,
        at: event.startsAt.toISOString(),
      },
    ];
  });
}

/** Forms that somebody asked the customer to fill in, as long as they can be. */
async function waitingForms({ _id }: CustomerDocument, { clock }: Ports): Promise<Dated[]> {
  const waiting = await asks.waiting(_id, clock.now());
  return waiting.slice(0, 2).map(({ _id: id, title, questions, until }) => ({
    kind: "form",
    refId: id,
    title,
    text: fill(notices.home, { minutes: Math.max(1, Math.round(questions / 4)) }),
    due: until.toISOString(),
  }));
}

/** Maturities are financial information: shown only with that consent (security.md A7-03). */
async function comingMaturities(customer: CustomerDocument, ports: Ports): Promise<Dated[]> {
  if (!(await hasConsent(customer._id, "financial"))) return [];
  const now = ports.clock.now();
  return dueHoldings(customer, now, 14).map(({ id, name, maturesOn }) => ({
    kind: "maturity",
    refId: id,
    title: bodies.homeMaturity(name),
    text: words.matures(sayDay(maturesOn, now)),
    due: maturesOn,
  }));
}
