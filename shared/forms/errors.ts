import { defineErrors } from "../core/errors";

export const FieldError = defineErrors("field", {
  notFound: 404,
  keyTaken: 409,
  outdated: 409,
  /** Details list what is wrong, in sentences. */
  badDesign: 422,
  /** Values of the old kind are already there. */
  kindFixed: 409,
  /** Details list where, in words. */
  inUse: 409,
  nothingToPublish: 409,
  /** More than law or order allow this role. */
  aboveCeiling: 403,
  revealLimit: 429,
});

export const FormError = defineErrors("form", {
  notFound: 404,
  outdated: 409,
  badDesign: 422,
  inUse: 409,
  nothingToPublish: 409,
  notPublished: 409,
  /** Details name the questions with a sentence each. */
  badAnswers: 422,
  alreadyAnswered: 409,
  closed: 409,
  nobody: 422,
});
