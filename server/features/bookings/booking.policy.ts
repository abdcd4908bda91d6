import { hasRole, type Scope, type StaffActor, scopeTo, scopeToAny } from "@server/core/policy";
import type { BookingDocument } from "./booking.model";

/** An RM and an expert see their own calendar and those they cover, a lead the team's, a lobby manager the branch's. */
export function bookingsSeenBy(actor: StaffActor): Scope<BookingDocument> {
  return scopeToAny<BookingDocument>([
    ...(hasRole(actor, "rm", "expert")
      ? [scopeTo<BookingDocument>({ staffId: { $in: [...actor.coversFor] } })]
      : []),
    ...(hasRole(actor, "lead", "lobby")
      ? [scopeTo<BookingDocument>({ unitPath: { $in: [...actor.unitIds] } })]
      : []),
  ]);
}

export const bookingsOfCustomer = (customerId: string) => scopeTo<BookingDocument>({ customerId });
export const everyBooking = scopeTo<BookingDocument>({});
