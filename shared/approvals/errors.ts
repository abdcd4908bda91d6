import { defineErrors } from "../core/errors";

/** Failures of acts that need a second person's yes. */
export const ApprovalError = defineErrors("approval", {
  notFound: 404,
  /** Somebody else was quicker; `details.state` says what became of it. */
  alreadyDecided: 409,
  /** One request a matter: `details.approvalId` is the one that waits. */
  alreadyAsked: 409,
  expired: 409,
  askerGone: 409,
  /** Nobody decides what they asked for themselves. */
  ownRequest: 403,
  notWaiting: 409,
  /** The customer's key is destroyed, or the act is no longer known. */
  unreadable: 409,
});
