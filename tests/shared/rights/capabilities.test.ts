import { api } from "@shared/api";
import type { Endpoint } from "@shared/core/endpoint";
import { capabilities, capabilityOf, extentOf } from "@shared/rights/capabilities";
import { capabilityWords as english } from "@shared/text/en/capabilities";
import { capabilityWords as chinese } from "@shared/text/zh-CN/capabilities";
import { describe, expect, it } from "vitest";

const staffEndpoints = (api as readonly Endpoint[]).filter(({ audience }) => audience === "staff");

describe("capabilities", () => {
  it("name every staff endpoint, so that the page of rights leaves none out", () => {
    const unnamed = staffEndpoints
      .map(({ method, path }) => `${method} ${path}`)
      .filter((key) => !capabilityOf(key));

    expect(unnamed).toEqual([]);
  });

  it("have plain names in both languages", () => {
    const keys = capabilities.map(({ key }) => key).sort();

    expect(Object.keys(chinese.names).sort()).toEqual(keys);
    expect(Object.keys(english.names).sort()).toEqual(keys);
    for (const name of Object.values(chinese.names)) expect(name).toMatch(/\p{Script=Han}/u);
  });

  it("say of a role whether it has all, some or nothing", () => {
    const endpoints = [{ roles: ["rm", "lead"] as const }, { roles: ["lead"] as const }];

    expect(extentOf(endpoints, "lead")).toBe("all");
    expect(extentOf(endpoints, "rm")).toBe("some");
    expect(extentOf(endpoints, "admin")).toBe("none");
  });
});
