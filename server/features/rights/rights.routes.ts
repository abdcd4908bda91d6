import { type Implementation, implement, pick } from "@server/core/implement";
import { staff } from "@server/features/organisation";
import { api } from "@shared/api";
import { type Endpoint, staffRoles } from "@shared/core/endpoint";
import { capabilities, capabilityOf, extentOf } from "@shared/rights/capabilities";
import { rightsEndpoints as all, type CapabilityRow } from "@shared/rights/endpoints";

export const capabilityRoutes: readonly Implementation[] = [
  implement(pick(all, "GET /rights"))(async () => {
    const people = await staff.all();
    const active = people.filter(({ state }) => state === "active");
    return {
      items: rows(),
      holders: staffRoles.map((role) => ({
        role,
        count: active.filter(({ roles }) => roles.includes(role)).length,
      })),
    };
  }),
];

/** The declared endpoints by capability: what is shown is what `refuseStrangers` asks. */
function rows(): CapabilityRow[] {
  const byKey = new Map<string, Endpoint[]>();
  for (const endpoint of api as readonly Endpoint[]) {
    if (endpoint.audience !== "staff") continue;
    const key = capabilityOf(`${endpoint.method} ${endpoint.path}`)?.key;
    if (key) byKey.set(key, [...(byKey.get(key) ?? []), endpoint]);
  }
  return capabilities.flatMap(({ key, area }) => {
    const endpoints = byKey.get(key) ?? [];
    if (endpoints.length === 0) return [];
    const having = (extent: string) =>
      staffRoles.filter((role) => extentOf(endpoints, role) === extent);
    return {
      key,
      area,
      roles: having("all"),
      partly: having("some"),
      stepUp: endpoints.some(({ stepUp }) => stepUp === true),
      endpoints: endpoints.length,
    };
  });
}
