import { defineErrors } from "../core/errors";

export const CustomerError = defineErrors("customer", {
  notFound: 404,
  revealLimit: 429,
  bulkReadLimit: 429,
});
