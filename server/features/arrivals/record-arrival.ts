import { hours, minutes } from "@server/core/clock";
import { announce } from "@server/core/events";
import { newId } from "@server/core/ids";
import { type Tx, transact } from "@server/core/mongo";
import type { Trail } from "@server/core/trail";
import { bookings, bookingsOfCustomer, presentBookings } from "@server/features/bookings";
import type { CustomerDocument } from "@server/features/customers";
import { staff, units } from "@server/features/organisation";
import { ArrivalError } from "@shared/arrivals/errors";
import { type ArrivalDocument, arrivals } from "./arrival.model";
import { type DoorDocument, doors } from "./door.model";
import { presences } from "./presence.model";
import { isPlausible } from "./proof";

/** Signs within this time of the last one at the same branch are the same visit. */
const debounce = minutes(30);

/**
 * Takes a proven sign of a customer at a branch. The first is an arrival, told to those who serve
 * there; more of them only keep it alive. Being somewhere else too soon is refused.
 */
export async function recordArrival(
  customer: CustomerDocument,
  door: DoorDocument,
  source: ArrivalDocument["source"],
  trail: Trail,
): Promise<void> {
  const [booking, hosts, unit, known] = await Promise.all([
    bookingOf(customer, trail),
    hostsOf(customer, door),
    units.find(door._id),
    doors.all(),
  ]);
  await presences.ensure(customer._id);
  await transact(async (tx) => {
    const now = trail.ports.clock.now();
    const before = await presences.notice(customer._id, door._id, now, tx);
    const lastHere = before?.seen[door._id];
    if (before?.lastAt && before.lastUnitId !== door._id) {
      const from = known.find(({ _id }) => _id === before.lastUnitId);
      const elapsed = now.getTime() - before.lastAt.getTime();
      // The aborted transaction keeps the earlier place, so that the next sign is judged against it.
      if (from && elapsed >= 0 && !isPlausible(from, door, elapsed))
        throw ArrivalError.implausible();
    }
    const since = lastHere ? now.getTime() - lastHere.getTime() : Number.POSITIVE_INFINITY;
    // The clocks of two machines differ by a little: a sign may seem to come before the last one.
    if (Math.abs(since) < debounce) return;
    const arrival: ArrivalDocument = {
      _id: newId("arv"),
      customerId: customer._id,
      rmId: customer.rmId,
      unitPath: customer.unitPath,
      unitId: door._id,
      source,
      state: "waiting",
      at: now,
      ...(booking ? { bookingId: booking } : {}),
    };
    await arrivals.insert(arrival, tx);
    const more = { staffIds: hosts, place: unit?.name ?? "" };
    await tell("arrival.seen", arrival, trail, tx, more);
  });
}

/** Announces what became of a visit, and writes it on the audit trail. */
export async function tell(
  type: "arrival.seen" | "arrival.served" | "arrival.left",
  arrival: ArrivalDocument,
  { actor, ip, requestId, ports }: Trail,
  tx: Tx,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { _id, customerId, rmId, unitId, bookingId } = arrival;
  await announce(tx, {
    type,
    aggregate: { kind: "arrival", id: _id },
    actor,
    at: ports.clock.now(),
    data: { customerId, rmId, unitId, ...(bookingId ? { bookingId } : {}), ...more },
  });
  await ports.audit.record(
    {
      actor,
      act: type,
      object: { kind: "arrival", id: _id },
      customerId,
      result: "ok",
      ip,
      requestId,
    },
    { session: tx },
  );
}

/** Today's booking at a branch that the customer has come for: the one whose time is nearest. */
async function bookingOf({ _id }: CustomerDocument, { ports }: Trail): Promise<string | undefined> {
  const now = ports.clock.now();
  const around = await bookings
    .within(bookingsOfCustomer(_id))
    .between(new Date(now.getTime() - hours(1)), new Date(now.getTime() + hours(6)));
  const standing = around.filter(({ state }) => state === "confirmed");
  const away = (start: string) => Math.abs(Date.parse(start) - now.getTime());
  return (await presentBookings(standing, "staff", ports))
    .filter(({ place }) => place === "branch")
    .sort((one, other) => away(one.start) - away(other.start))[0]?.id;
}

/** Who is told: the RM, and the lobby managers of the house. */
export async function hostsOf(
  { rmId }: Pick<ArrivalDocument, "rmId">,
  { _id }: Pick<DoorDocument, "_id">,
): Promise<string[]> {
  const lobby = (await staff.withRole("lobby")).filter(({ unitPath }) => unitPath.includes(_id));
  return [...new Set([rmId, ...lobby.map((person) => person._id)])];
}
