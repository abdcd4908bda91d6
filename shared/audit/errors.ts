import { defineErrors } from "../core/errors";

/** What can go wrong when the trail is looked into. */
export const AuditError = defineErrors("audit", {
  /** No such entry, or not one that this reader may see. */
  notFound: 404,
  /** The trail is being verified. */
  verifying: 409,
  /** The file is past its day, or was never made. */
  exportGone: 410,
  /** More entries than one file may hold: narrow the filter. */
  tooMany: 400,
});
