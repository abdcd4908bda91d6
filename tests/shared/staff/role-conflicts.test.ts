import { staffRoles } from "@shared/core/endpoint";
import { rolesConflict } from "@shared/staff/role-conflicts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const watchers = ["admin", "security", "compliance"];
const someRoles = fc.uniqueArray(fc.constantFrom(...staffRoles), { minLength: 1 });

describe("roles of one person", () => {
  it("conflict exactly when a watcher holds anything beside", () => {
    fc.assert(
      fc.property(someRoles, (roles) => {
        const watches = roles.filter((role) => watchers.includes(role)).length;

        expect(rolesConflict(roles)).toBe(watches > 0 && roles.length > 1);
      }),
    );
  });

  it("never begin to fit by adding one", () => {
    fc.assert(
      fc.property(someRoles, fc.constantFrom(...staffRoles), (roles, another) => {
        fc.pre(rolesConflict(roles));

        expect(rolesConflict([...new Set([...roles, another])])).toBe(true);
      }),
    );
  });
});
