import { type Implementation, implement, pick, type RequestContext } from "@server/core/implement";
import { transact } from "@server/core/mongo";
import { hasRole, type StaffActor, scopeTo } from "@server/core/policy";
import { limit } from "@server/core/rate-limit";
import { trailOf } from "@server/core/trail";
import { type BookingDocument, bookings, presentBookings } from "@server/features/bookings";
import { requireConsent } from "@server/features/consents";
import { ownRecord } from "@server/features/customers";
import type { Arrival, ExpectedVisit } from "@shared/arrivals/arrival";
import { arrivalEndpoints as all } from "@shared/arrivals/endpoints";
import { ArrivalError } from "@shared/arrivals/errors";
import { addDays, dayOf, instantAt } from "@shared/calendar/day";
import { type ArrivalDocument, arrivals } from "./arrival.model";
import { arrivalsSeenBy, houseOf } from "./arrival.policy";
import { doors } from "./door.model";
import { doorRoutes } from "./door.routes";
import { myArrival } from "./my-arrival";
import { presentArrivals, presentExpected } from "./present-arrival";
import { codeLife, codeOf, slotOf } from "./proof";
import { doorHeard, doorScanned } from "./prove";
import { hostsOf, recordArrival, tell } from "./record-arrival";

type ByStaff = RequestContext<StaffActor>;

const today = (now: Date) => {
  const day = dayOf(now);
  return [instantAt(day), instantAt(addDays(day, 1))] as const;
};

/** Bookings of the house today whose customers are not here yet. */
async function expectedAt(
  houseId: string,
  arrived: readonly ArrivalDocument[],
  { ports }: ByStaff,
): Promise<ExpectedVisit[]> {
  const here = new Set(arrived.map(({ bookingId }) => bookingId));
  const [from, to] = today(ports.clock.now());
  const scope = scopeTo<BookingDocument>({ unitPath: houseId, state: "confirmed" });
  const list = (await bookings.within(scope).between(from, to)).filter(
    ({ _id, end }) => !here.has(_id) && end > ports.clock.now(),
  );
  const shown = await presentBookings(list, "staff", ports);
  return presentExpected(
    shown.filter(({ place }) => place === "branch"),
    ports,
  );
}

async function moveOn(
  id: string,
  change: { readonly to: "served" | "left"; readonly from: readonly ArrivalDocument["state"][] },
  context: ByStaff,
): Promise<Arrival> {
  const { actor, ports } = context;
  const scope = arrivals.within(await arrivalsSeenBy(actor));
  if (!(await scope.find(id))) throw ArrivalError.notFound();
  const at = ports.clock.now();
  const { to, from } = change;
  const stamp = to === "served" ? { servedAt: at, servedBy: actor.id } : { leftAt: at };
  const moved = await transact(async (tx) => {
    const after = await scope.advance(id, from, { state: to, ...stamp }, tx);
    if (!after) throw ArrivalError.notOpen();
    const staffIds = await hostsOf(after, { _id: after.unitId });
    await tell(`arrival.${to}`, after, trailOf(context), tx, { staffIds });
    return after;
  });
  const [shown] = await presentArrivals([moved], actor, ports);
  if (!shown) throw ArrivalError.notFound();
  return shown;
}

const customerSide: Implementation[] = [
  implement(pick(all, "GET /my/arrival"))(async (_input, { actor, ports }) =>
    myArrival(actor.id, ports),
  ),
  implement(pick(all, "POST /my/arrival/beacons"))(async ({ beacons }, context) => {
    await requireConsent(context.actor.id, "location");
    const door = await doorHeard(beacons, context.ports);
    await recordArrival(await ownRecord(context.actor.id), door, "beacon", trailOf(context));
    return myArrival(context.actor.id, context.ports);
  }),
  implement(pick(all, "POST /my/arrival/code"))(async (input, context) => {
    await requireConsent(context.actor.id, "location");
    await limit("guess", `arrival:${context.actor.id}`);
    const door = await doorScanned(input, context.ports);
    await recordArrival(await ownRecord(context.actor.id), door, "code", trailOf(context));
    return myArrival(context.actor.id, context.ports);
  }),
];

const staffSide: Implementation[] = [
  implement(pick(all, "GET /arrivals"))(async (_input, context) => {
    const { actor, ports, ip, requestId } = context;
    const now = ports.clock.now();
    const house = hasRole(actor, "lobby") ? await houseOf(actor.unitId) : undefined;
    const list = await arrivals.within(await arrivalsSeenBy(actor)).between(...today(now));
    ports.audit.note({
      actor: { kind: "staff", id: actor.id, roles: actor.roles },
      act: "arrivals.read",
      object: { kind: "unit", id: house?._id ?? actor.unitId },
      result: "ok",
      ip,
      requestId,
    });
    return {
      now: now.toISOString(),
      ...(house ? { place: house.name } : {}),
      items: await presentArrivals(list, actor, ports),
      expected: house ? await expectedAt(house._id, list, context) : [],
    };
  }),
  implement(pick(all, "GET /arrivals/door-code"))(async (_input, { actor, origin, ports }) => {
    const house = await houseOf(actor.unitId);
    const door = house ? await doors.find(house._id) : null;
    if (!house || !door) throw ArrivalError.noDoor();
    const slot = slotOf(ports.clock.now());
    const query = new URLSearchParams({
      d: door._id,
      t: codeOf(await doors.secretOf(ports.vault, door), slot),
    });
    return {
      place: house.name,
      url: `${origin}/m/#/packages/arrivals/check-in/index?${query}`,
      expiresAt: new Date((slot + 1) * codeLife).toISOString(),
    };
  }),
  implement(pick(all, "POST /arrivals/:id/serve"))(({ id }, context) =>
    moveOn(id, { to: "served", from: ["waiting"] }, context),
  ),
  implement(pick(all, "POST /arrivals/:id/leave"))(({ id }, context) =>
    moveOn(id, { to: "left", from: ["waiting", "served"] }, context),
  ),
];

export const arrivalRoutes: Implementation[] = [...customerSide, ...staffSide, ...doorRoutes];
