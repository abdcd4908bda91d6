import { defineErrors } from "../core/errors";

export const ArrivalError = defineErrors("arrival", {
  notFound: 404,
  /** No beacon among those heard is the bank's. */
  unknownPlace: 422,
  /** The beacon's rotating part is not today's. */
  signalRejected: 422,
  tooFar: 422,
  codeExpired: 410,
  codeRejected: 422,
  /** Nobody gets from one branch to the other that fast. */
  implausible: 409,
  /** Somebody else was quicker. */
  notOpen: 409,
  noDoor: 404,
  doorTaken: 409,
});
