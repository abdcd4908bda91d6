import type { staffRoles } from "@shared/core/endpoint";
import { testApp } from "@tests/support/app";
import { failureOf, signInStaff } from "@tests/support/as";
import mongoose from "mongoose";
import { describe, expect, it } from "vitest";

const app = testApp({ bank: "customers" });

describe("the list of staff", () => {
  it("is everybody's for administration and security, the branch's for a head, the team's for a lead", async () => {
    const namesOf = async (who: string) =>
      (await (await app().as(who)).call("GET /staff", {})).items.map(({ name }) => name).sort();

    expect(await namesOf("admin-ye")).toHaveLength(12);
    expect(await namesOf("security-mo")).toHaveLength(12);
    expect(await namesOf("head-gu")).toEqual(
      ["何苗", "周铭", "林静", "沈若", "秦岚", "苏晴", "顾远"].sort(),
    );
    expect(await namesOf("lead-qin")).toEqual(["林静", "沈若", "秦岚"].sort());
  });

  it("shows each person's load and open sessions", async () => {
    const lin = await signInStaff("rm-lin", app());
    const { id } = await lin.call("GET /me/staff", {});

    const { items } = await (await app().as("lead-qin")).call("GET /staff", {});

    expect(items.find((one) => one.id === id)).toMatchObject({
      customers: 28,
      sessions: 1,
      roles: ["rm"],
    });
  });
});

describe("roles", () => {
  const idOf = async (who: string) => (await (await app().as(who)).call("GET /me/staff", {})).id;

  it("are granted by security, not to oneself, and never so that a watcher serves", async () => {
    const security = await app().as("security-mo");
    await security.stepUp();
    const grant = (id: string, roles: (typeof staffRoles)[number][]) =>
      security.call("PUT /staff/:id/roles", { id, roles });
    const fang = await idOf("expert-fang");

    expect(await failureOf(grant(await idOf("security-mo"), ["security", "admin"]))).toMatchObject({
      status: 403,
      code: "staff.notYourself",
    });
    for (const pair of [
      ["admin", "rm"],
      ["security", "marketer"],
      ["compliance", "lead"],
      ["admin", "security"],
    ] as const)
      expect(await failureOf(grant(fang, [...pair]))).toMatchObject({
        status: 422,
        code: "staff.rolesConflict",
      });
    expect(await grant(fang, ["expert", "lead"])).toMatchObject({ roles: ["expert", "lead"] });
  });

  it("are changed with a line in the trail", async () => {
    await app().server.ports.audit.settled();

    const lines = JSON.stringify(await mongoose.connection.collection("audit").find().toArray());
    expect(lines).toContain("staff.rolesChanged");
  });
});

describe("being on duty", () => {
  it("is seen by one's customers", async () => {
    const lin = await app().as("rm-lin");
    const chen = await app().as("vip-chen");

    await lin.call("POST /me/staff/presence", { presence: "away" });
    const away = (await chen.call("GET /my/home", {})).rm;
    await lin.call("POST /me/staff/presence", { presence: "onDuty" });

    expect(away.presence).toBe("away");
    expect((await chen.call("GET /my/home", {})).rm.presence).toBe("onDuty");
  });

  it("gives way to the bank's hours", async () => {
    await app().setTime("2026-11-25T21:00:00+08:00");
    const { rm } = await (await app().as("vip-chen")).call("GET /my/home", {});
    await app().setTime("2026-11-25T10:00:00+08:00");

    expect(rm.presence).toBe("offHours");
  });
});

describe("abilities", () => {
  it("are exactly the doors that open for somebody's roles", async () => {
    const { access } = await import("@tests/support/access-table");
    for (const [who, role] of [
      ["rm-lin", "rm"],
      ["marketer-su", "marketer"],
      ["admin-ye", "admin"],
    ] as const) {
      const { abilities } = await (await app().as(who)).call("GET /me/staff", {});
      const open = Object.keys(access).filter(
        (key) => access[key] === "staff" || access[key]?.split(" ").includes(role),
      );
      expect([...abilities].sort()).toEqual(open.sort());
    }
  });
});
