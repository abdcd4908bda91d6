import { api } from "@shared/api";
import { type Endpoint, staffRoles } from "@shared/core/endpoint";
import { access } from "@tests/support/access-table";
import { testApp } from "@tests/support/app";
import { type Person, staffWith } from "@tests/support/as";
import { BrowserJar, newAddress } from "@tests/support/browser-jar";
import { roughSampleOf } from "@tests/support/build/sample-input";
import { beforeAll, describe, expect, it } from "vitest";

const app = testApp({ bank: "holdings" });
const endpoints = api as readonly Endpoint[];
const keyOf = ({ method, path }: Pick<Endpoint, "method" | "path">) => `${method} ${path}`;

/** Somebody of each role who has no other. */
const people: Readonly<Record<(typeof staffRoles)[number], string>> = {
  rm: "rm-lin",
  lobby: "lobby-he",
  expert: "expert-fang",
  marketer: "marketer-su",
  lead: "lead-qin",
  head: "head-gu",
  compliance: "compliance-lu",
  security: "security-mo",
  admin: "admin-ye",
};

async function ask(person: Person, endpoint: Endpoint, ids: Readonly<Record<string, string>> = {}) {
  const input = { ...roughSampleOf(endpoint.input), ...ids } as Record<string, unknown>;
  const path = endpoint.path.replace(/:(\w+)/g, (_, name) =>
    encodeURIComponent(String(input[name])),
  );
  const isGet = endpoint.method === "GET";
  const query = isGet ? `?${new URLSearchParams(input as Record<string, string>)}` : "";
  const answer = await person.fetch(`/api/v1${path}${query}`, {
    method: endpoint.method,
    headers: isGet ? {} : { "content-type": "application/json" },
    ...(isGet ? {} : { body: JSON.stringify(input) }),
  });
  const { error } = (await answer.json()) as { error?: { code: string; message: string } };
  return { status: answer.status, code: error?.code, message: error?.message };
}

describe("the written table", () => {
  it("has a row for every endpoint and none for anything else", () => {
    expect(Object.keys(access).sort()).toEqual(endpoints.map(keyOf).sort());
  });

  it("says what the endpoints declare", () => {
    const declared = endpoints.map(({ audience, roles, ...one }) => [
      keyOf(one),
      roles ? [...roles].sort().join(" ") : audience,
    ]);
    const written = Object.entries(access).map(([key, who]) => [
      key,
      who.split(" ").sort().join(" "),
    ]);

    expect(Object.fromEntries(declared)).toEqual(Object.fromEntries(written));
  });
});

describe("every shut door", () => {
  let vip: Person;
  const staff = new Map<string, Person>();
  beforeAll(async () => {
    vip = await app().as("vip-chen");
    for (const [role, name] of Object.entries(people)) staff.set(role, await app().as(name));
  });
  const visitor = () => staffWith("nobody", new BrowserJar(app().url, newAddress()), app());
  const closed = endpoints.filter(({ audience }) => audience !== "public");

  it.each(closed.map((endpoint) => [keyOf(endpoint), endpoint] as const))(
    "%s",
    async (key, endpoint) => {
      const allowed = access[key] ?? "";
      const expected: Record<string, string> = { visitor: "401 request.unauthenticated" };
      const found: Record<string, string> = {};
      const note = async (who: string, person: Person) => {
        const { status, code } = await ask(person, endpoint);
        found[who] = `${status} ${code}`;
      };
      await note("visitor", visitor());
      if (allowed !== "customer") {
        expected.customer = "404 request.notFound";
        await note("customer", vip);
      }
      for (const role of staffRoles) {
        if (allowed === "staff" || allowed.split(" ").includes(role)) continue;
        expected[role] = allowed === "customer" ? "404 request.notFound" : "403 request.denied";
        await note(role, staff.get(role) as Person);
      }

      expect(found).toEqual(expected);
    },
  );
});
