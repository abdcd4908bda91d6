import { defineErrors } from "../core/errors";

export const BookingError = defineErrors("booking", {
  notFound: 404,
  /** `details.next` carries the next free slots. */
  slotTaken: 409,
  slotNotOffered: 422,
  alreadyBooked: 409,
  notOpen: 409,
  tooLate: 409,
  unknownPurpose: 404,
});
