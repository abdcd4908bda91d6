import { defineErrors } from "../core/errors";

/** What can go wrong when keys are changed. */
export const RotationError = defineErrors("keys", {
  /** A rotation of this kind is under way. */
  running: 409,
  /** Something still needs the key that was to be destroyed. */
  inUse: 409,
  /** There is no such key. */
  unknown: 404,
  /** The bank's key service makes and destroys these keys itself. */
  elsewhere: 409,
  /** Nobody with these keys: there is nothing to change or to destroy. */
  noOwner: 404,
});
