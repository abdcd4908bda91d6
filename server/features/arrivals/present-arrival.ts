import { hasRole, type StaffActor } from "@server/core/policy";
import { bookings, everyBooking, presentBookings } from "@server/features/bookings";
import { consents } from "@server/features/consents";
import {
  type CustomerDocument,
  customers,
  customersSeenBy,
  everyCustomer,
  mattersOf,
  openNames,
} from "@server/features/customers";
import { staff, units } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import type { Arrival, ExpectedVisit } from "@shared/arrivals/arrival";
import type { Booking } from "@shared/bookings/booking";
import type { ArrivalDocument } from "./arrival.model";

/** Visits as one reader may see them. Who took back the consent is never shown. */
export async function presentArrivals(
  list: readonly ArrivalDocument[],
  actor: StaffActor,
  ports: Ports,
): Promise<Arrival[]> {
  const ids = [...new Set(list.map(({ customerId }) => customerId))];
  const answers = await consents.answersTo("location", ids);
  const agreed = list.filter(({ customerId }) => answers.get(customerId)?.granted);
  const lookups = await lookUp(agreed, actor, ports);
  return agreed.flatMap((arrival) => {
    const person = lookups.people.get(arrival.customerId);
    return person ? [present(arrival, person, actor, lookups)] : [];
  });
}

interface Lookups {
  readonly people: Map<string, CustomerDocument>;
  /** Whose record the reader may open. */
  readonly open: Set<string>;
  readonly names: Map<string, string>;
  readonly staff: Map<string, string>;
  readonly places: Map<string, string>;
  readonly bookings: Map<string, Booking>;
  readonly now: Date;
}

async function lookUp(
  list: readonly ArrivalDocument[],
  actor: StaffActor,
  ports: Ports,
): Promise<Lookups> {
  const ids = [...new Set(list.map(({ customerId }) => customerId))];
  const bookingIds = list.flatMap(({ bookingId }) => bookingId ?? []);
  const staffIds = list.flatMap(({ rmId, servedBy }) => [rmId, ...(servedBy ? [servedBy] : [])]);
  const [people, mine, colleagues, places, visits] = await Promise.all([
    customers.within(everyCustomer).findMany(ids),
    customers.within(customersSeenBy(actor)).findMany(ids),
    staff.named([...new Set(staffIds)]),
    units.named([...new Set(list.map(({ unitId }) => unitId))]),
    Promise.all(bookingIds.map((id) => bookings.within(everyBooking).find(id))),
  ]);
  const found = visits.filter((one) => one !== null);
  const shown = await presentBookings(found, "staff", ports);
  return {
    people: new Map(people.map((one) => [one._id, one])),
    open: new Set(mine.map(({ _id }) => _id)),
    names: await openNames(ports.vault, people),
    staff: new Map(colleagues.map(({ _id, name }) => [_id, name])),
    places: new Map(places.map(({ _id, name }) => [_id, name])),
    bookings: new Map(shown.map((one) => [one.id, one])),
    now: ports.clock.now(),
  };
}

function present(
  arrival: ArrivalDocument,
  person: CustomerDocument,
  actor: StaffActor,
  { open, names, staff: staffNames, places, bookings: visits, now }: Lookups,
): Arrival {
  const { _id, state, at, source, unitId, rmId, servedAt, servedBy, leftAt, bookingId } = arrival;
  const booking = bookingId ? visits.get(bookingId) : undefined;
  const mayOpen = open.has(person._id);
  const serves = hasRole(actor, "lobby", "rm");
  return {
    id: _id,
    state,
    at: at.toISOString(),
    source,
    place: places.get(unitId) ?? "",
    customerId: person._id,
    customerName: names.get(person._id) ?? "",
    tier: person.tier,
    rmName: staffNames.get(rmId) ?? "",
    ...(booking
      ? { booking: { id: booking.id, purpose: booking.purposeTitle, start: booking.start } }
      : {}),
    ...(servedAt ? { servedAt: servedAt.toISOString() } : {}),
    ...(servedBy ? { servedBy: staffNames.get(servedBy) ?? "" } : {}),
    ...(leftAt ? { leftAt: leftAt.toISOString() } : {}),
    matters: mayOpen ? mattersOf(person, now).map(({ text }) => text) : [],
    abilities: {
      serve: serves && state === "waiting",
      leave: serves && state !== "left",
      open: mayOpen,
    },
  };
}

/** Bookings of a house whose customers have not come yet, for whoever receives them. */
export async function presentExpected(
  list: readonly Booking[],
  ports: Ports,
): Promise<ExpectedVisit[]> {
  const ids = [...new Set(list.map(({ customerId }) => customerId))];
  const people = await customers.within(everyCustomer).findMany(ids);
  const tiers = new Map(people.map(({ _id, tier }) => [_id, tier]));
  const names = await openNames(ports.vault, people);
  return list.flatMap(({ id, start, purposeTitle, customerId, staffName }) => {
    const tier = tiers.get(customerId);
    if (!tier) return [];
    const customerName = names.get(customerId) ?? "";
    return [{ bookingId: id, start, purpose: purposeTitle, customerName, tier, rmName: staffName }];
  });
}
