import type { ImportContext } from "@server/core/importer";
import type { StaffRole } from "@shared/core/endpoint";
import { importKinds } from "@shared/imports/kinds";

/** Who imports, as far as it decides what they may import. */
export interface ImportAuthor {
  readonly id: string;
  readonly roles: readonly StaffRole[];
  readonly unitId: string;
}

const ofTheBank: readonly string[] = ["organisation", "staff"];

/** The kinds of file a person may bring in: administration the bank's own structure, advisers their customers' data. */
export function kindsFor({ roles }: Pick<ImportAuthor, "roles">) {
  const isAdmin = roles.includes("admin");
  const serves = roles.some((role) => role === "rm" || role === "lead" || role === "head");
  return importKinds.filter(
    ({ kind, from }) => from === "person" && (ofTheBank.includes(kind) ? isAdmin : serves),
  );
}

/** With which managers' customers a person's file may deal: one's own, or those of the unit one answers for. */
export function assignmentOf({ id, roles, unitId }: ImportAuthor): ImportContext["mayAssignTo"] {
  const answersForUnit = roles.includes("lead") || roles.includes("head");
  return (manager) =>
    (roles.includes("rm") && manager.id === id) ||
    (answersForUnit && manager.unitPath.includes(unitId));
}
