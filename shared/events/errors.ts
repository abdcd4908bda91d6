import { defineErrors } from "../core/errors";

export const EventError = defineErrors("event", {
  notFound: 404,
  notOpen: 409,
  alreadySignedUp: 409,
  tooManyCompanions: 422,
  answerMissing: 422,
  offerGone: 410,
  seatsBelowTaken: 409,
  ticketUnknown: 404,
  ticketUsed: 409,
  ticketNotConfirmed: 409,
});
