import { defineErrors } from "../core/errors";

/** Failures of access beyond one's own scope. Whether a number belongs to a customer is none of them. */
export const AccessError = defineErrors("access", {
  notFound: 404,
  /** `details.customerId`: the customer is already in the reader's scope. */
  alreadyYours: 409,
  tooMany: 429,
  notRunning: 409,
  alreadyReviewed: 409,
  notYourOwn: 403,
});
