import type { StaffRole } from "../core/endpoint";

/** Roles that watch over others or over the system: each excludes the other two and all that serve customers. */
const apart: readonly StaffRole[] = ["admin", "security", "compliance"];

/** Whether one person may not hold all of these roles together. */
export function rolesConflict(roles: readonly StaffRole[]): boolean {
  return roles.length > 1 && roles.some((role) => apart.includes(role));
}
