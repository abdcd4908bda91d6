import { defineErrors } from "../core/errors";

/** What can go wrong with sealed personal data, in terms a client can act on. */
export const VaultError = defineErrors("vault", {
  /** The value was changed, moved from another place, or sealed under a key no longer here. */
  unreadable: 500,
  /** The owner's key was destroyed on purpose: the data is gone for good. */
  destroyed: 410,
  /** The key service does not answer. Nothing was stored in clear instead. */
  unavailable: 503,
  /** Not a phone, ID number or whatever the blind index was asked to find. */
  badValue: 400,
});
