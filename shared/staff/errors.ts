import { defineErrors } from "../core/errors";

/** Failures of changing members of staff. */
export const StaffError = defineErrors("staff", {
  notFound: 404,
  notYourself: 403,
  rolesConflict: 422,
  noTaken: 409,
  unitClosed: 422,
  hasBook: 409,
  lastAdmin: 409,
});

/** Failures of changing the bank's tree. */
export const UnitError = defineErrors("unit", {
  notFound: 404,
  noTaken: 409,
  badParent: 422,
  notEmpty: 409,
});

/** Failures of leave with a cover. */
export const CoverError = defineErrors("cover", {
  notFound: 404,
  badTime: 422,
  notAColleague: 422,
  overlaps: 409,
  coverAway: 409,
  ownDecision: 403,
});

/** Failures of a customer's service team. */
export const ServiceTeamError = defineErrors("serviceTeam", {
  notFound: 404,
  notAnExpert: 422,
  alreadyMember: 409,
  badTerm: 422,
});

/** Failures of handing a book over. */
export const HandoverError = defineErrors("handover", {
  notFound: 404,
  badSuccessor: 422,
  outdated: 409,
  /** A leaver leaves nobody behind. */
  incomplete: 422,
  alreadyUnderWay: 409,
  /** The receiver opens the brief before the first word to the customer. */
  briefUnread: 409,
});

/** Failures of joining, and of the secrets a person signs in with. */
export const JoinError = defineErrors("join", {
  used: 410,
  weakPassword: 422,
  accountTaken: 409,
  proofNeeded: 403,
});
