import type { StaffRole } from "@shared/core/endpoint";
import type { RightsRow } from "./rights-page";
import { words } from "./words";

/** Whether law and order leave nothing to decide for this role. */
export function isFixed({ ceilings }: Pick<RightsRow, "ceilings">, role: StaffRole): boolean {
  const { read, write } = ceilings[role];
  return read === "none" && !write;
}

/** What a role reads of a field; of a sensitive one at most by revealing it. */
export function readWord(
  { rights, sensitivity }: Pick<RightsRow, "rights" | "sensitivity">,
  role: StaffRole,
): string {
  const { read } = rights[role];
  return read === "clear" && sensitivity === "sensitive" ? words.sensitiveClear : words.read[read];
}
