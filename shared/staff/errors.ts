import { defineErrors } from "../core/errors";

export const StaffError = defineErrors("staff", {
  notFound: 404,
  notYourself: 403,
  rolesConflict: 422,
});
