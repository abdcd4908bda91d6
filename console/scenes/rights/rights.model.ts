import type { Output } from "@console/data/queries";

export type Row = Output<"GET /rights">["items"][number];
export type Role = Row["roles"][number];

/** How far a role has a capability. */
export const extentIn = ({ roles, partly }: Row, role: Role): "all" | "some" | "none" => {
  if (roles.includes(role)) return "all";
  return partly.includes(role) ? "some" : "none";
};

/** Rows under their areas, in the order they came. */
export function byArea(rows: readonly Row[]): { area: Row["area"]; rows: Row[] }[] {
  const areas = new Map<Row["area"], Row[]>();
  for (const row of rows) areas.set(row.area, [...(areas.get(row.area) ?? []), row]);
  return [...areas].map(([area, list]) => ({ area, rows: list }));
}
