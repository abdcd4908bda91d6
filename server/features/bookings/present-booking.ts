import { customers, everyCustomer, openNames } from "@server/features/customers";
import { openBeside } from "@server/features/forms";
import { staff, units } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import type { Booking } from "@shared/bookings/booking";
import { words } from "@shared/text/zh-CN/bookings";
import { type BookingDocument, sealedPlace } from "./booking.model";
import { purposeOf } from "./purposes";

type Reader = "customer" | "staff";

/** Bookings for one side of the table: each sees what it may do now. */
export async function presentBookings(
  list: readonly BookingDocument[],
  reader: Reader,
  ports: Ports,
): Promise<Booking[]> {
  const [people, colleagues] = await Promise.all([
    customers
      .within(everyCustomer)
      .findMany([...new Set(list.map(({ customerId }) => customerId))]),
    staff.named([...new Set(list.map(({ staffId }) => staffId))]),
  ]);
  const names = await openNames(ports.vault, people);
  const staffNames = new Map(colleagues.map(({ _id, name }) => [_id, name]));
  const places = new Map(
    await Promise.all(
      colleagues.map(async ({ _id, unitId }) => [_id, await placeOf(unitId)] as const),
    ),
  );
  return Promise.all(
    list.map((booking) => present(booking, reader, { names, staffNames, places }, ports)),
  );
}

export async function presentBooking(
  booking: BookingDocument,
  reader: Reader,
  ports: Ports,
): Promise<Booking> {
  const [presented] = await presentBookings([booking], reader, ports);
  return presented as Booking;
}

async function placeOf(unitId: string): Promise<string> {
  const unit = await units.find(unitId);
  const above = unit ? await units.named(unit.path) : [];
  const house =
    above.find(({ kind }) => kind === "subBranch") ?? above.find(({ kind }) => kind === "branch");
  return house ? [house.name, house.address].filter(Boolean).join(" · ") : "";
}

interface Lookups {
  readonly names: Map<string, string>;
  readonly staffNames: Map<string, string>;
  readonly places: Map<string, string>;
}

async function present(
  booking: BookingDocument,
  reader: Reader,
  { names, staffNames, places }: Lookups,
  { vault, clock }: Ports,
): Promise<Booking> {
  const purpose = purposeOf(booking.purposeId);
  const note = booking.note
    ? await vault.open(booking.customerId, sealedPlace(booking._id, "note"), booking.note)
    : undefined;
  const answers = await openBeside(vault, booking, {
    owner: booking.customerId,
    place: sealedPlace(booking._id, "answers"),
  });
  const where =
    purpose.place === "branch"
      ? (places.get(booking.staffId) ?? "")
      : purpose.place === "video"
        ? words.videoPlace
        : words.phonePlace;
  return {
    id: booking._id,
    state: booking.state,
    purposeId: booking.purposeId,
    purposeTitle: purpose.title,
    place: purpose.place,
    where,
    bring: purpose.bring,
    start: booking.start.toISOString(),
    end: booking.end.toISOString(),
    staffId: booking.staffId,
    staffName: staffNames.get(booking.staffId) ?? "",
    customerId: booking.customerId,
    customerName: names.get(booking.customerId) ?? "",
    ...(note ? { note } : {}),
    ...(answers.length > 0 ? { answers } : {}),
    ...(booking.rescheduledFrom ? { rescheduledFrom: booking.rescheduledFrom.toISOString() } : {}),
    ...(booking.arrivedAt ? { arrivedAt: booking.arrivedAt.toISOString() } : {}),
    proposals: booking.proposals.map(({ start, end }) => ({
      start: start.toISOString(),
      end: end.toISOString(),
    })),
    abilities: abilitiesOf(booking, reader, clock.now()),
  };
}

function abilitiesOf(
  { state, start, end }: BookingDocument,
  reader: Reader,
  now: Date,
): Booking["abilities"] {
  const coming = start > now;
  return {
    cancel: (state === "confirmed" || state === "proposed") && coming,
    reschedule: reader === "customer" && state === "confirmed" && coming,
    complete:
      reader === "staff" &&
      state === "confirmed" &&
      now >= start &&
      now.getTime() < end.getTime() + 30 * 86_400_000,
    accept: reader === "customer" && state === "proposed",
  };
}
