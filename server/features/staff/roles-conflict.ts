import type { StaffRole } from "@shared/core/endpoint";

const apart: readonly StaffRole[] = ["admin", "security", "compliance"];
const serving: readonly StaffRole[] = ["rm", "lobby", "expert", "marketer", "lead", "head"];

/** Administration, security and compliance are held apart from each other and from who serves customers (MLPS 8.1.5). */
export function rolesConflict(roles: readonly StaffRole[]): boolean {
  const offices = new Set(roles.filter((role) => apart.includes(role)));
  return offices.size > 1 || (offices.size === 1 && roles.some((role) => serving.includes(role)));
}
