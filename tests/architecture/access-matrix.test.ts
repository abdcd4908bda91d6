import { api } from "@shared/api";
import { type Endpoint, staffRoles } from "@shared/core/endpoint";
import { access } from "@tests/support/access-table";
import { testApp } from "@tests/support/app";
import { type Person, staffWith } from "@tests/support/as";
import { BrowserJar, newAddress } from "@tests/support/browser-jar";
import { customerIdOf } from "@tests/support/build/customers";
import { newClientId } from "@tests/support/build/ids";
import { roughSampleOf, sampleOf } from "@tests/support/build/sample-input";
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

describe("another's objects", () => {
  const ids: Record<string, string> = {};
  let chen: Person;

  beforeAll(async () => {
    chen = await app().as("vip-chen");
    const lin = await app().as("rm-lin");
    ids.customer = await customerIdOf("vip-chen");
    ids.conversation = (await chen.call("GET /my/conversation", {})).id;
    const { next } = await chen.call("GET /my/slots", { purposeId: "review" });
    const [slot] = next;
    ids.booking = (
      await chen.call("POST /my/bookings", {
        clientId: newClientId(),
        purposeId: "review",
        start: slot?.start ?? "",
        staffId: slot?.staffId ?? "",
      })
    ).id;
    ids.leave = (
      await lin.call("POST /leaves", {
        start: "2026-12-24T09:00:00+08:00",
        end: "2026-12-24T12:00:00+08:00",
        reason: "外出",
      })
    ).id;
    ids.quickReply = (await lin.call("POST /quick-replies", { title: "问候", text: "您好" })).id;
    ids.session = (await lin.call("GET /me/sessions", {})).items[0]?.id ?? "";
    ids.task = (
      await lin.call("POST /tasks", {
        ...sampleOf(endpointOf("POST /tasks").input),
        customerId: ids.customer,
      } as never)
    ).id;
    const su = await app().as("marketer-su");
    const event = await su.call(
      "POST /events",
      sampleOf(endpointOf("POST /events").input) as never,
    );
    await su.call("POST /events/:id/publish", { id: event.id });
    const { mine } = await chen.call("POST /my/events/:id/sign-up", {
      id: event.id,
      clientId: newClientId(),
      companions: 0,
      answers: {},
    });
    ids.signUp = mine?.signUpId ?? "";
  });
  const endpointOf = (key: string) => endpoints.find((one) => keyOf(one) === key) as Endpoint;

  /** Whose object an id in a path names; `shared` things belong to the whole house. */
  const objects: readonly (readonly [RegExp, string])[] = [
    [/^\/customers\/:/, "customer"],
    [/^\/conversations\/:/, "conversation"],
    [/^\/(my\/)?bookings\/:/, "booking"],
    [/^\/leaves\/:/, "leave"],
    [/^\/quick-replies\/:/, "quickReply"],
    [/^\/me\/sessions\/:/, "session"],
    [/^\/tasks\/:/, "task"],
    [/^\/my\/tickets\/:/, "signUp"],
    [/^\/(my\/)?events\/:/, "shared"],
    [/^\/calendar-overrides\/:/, "shared"],
    // Held to what their readers may see by tests of their own.
    [/^\/(audit\/entries|keys\/keks)\/:/, "shared"],
    [/^\/staff\/:/, "shared"],
    [/^\/auth\/qr\/:/, "shared"],
    // Held to their units by tests of their own.
    [/^\/(units|covers|handovers|me\/security)\/:/, "shared"],
    // Held to their house and book by tests of their own.
    [/^\/(arrivals|arrival-doors)\/:/, "shared"],
    // The accounts belong to the bank; administrators alone run them.
    [/^\/wechat-[^:]*:/, "shared"],
    // Held to their owners by tests of their own.
    [/^\/(imports|segments|campaigns|cares)\/:/, "shared"],
  ];
  const objectOf = (path: string) => objects.find(([pattern]) => pattern.test(path))?.[1];
  const withIds = endpoints.filter(({ path }) => path.includes("/:"));
  const owned = withIds.filter(({ path }) => objectOf(path) !== "shared");

  it("are named for every path with an id", () => {
    expect(withIds.filter(({ path }) => !objectOf(path)).map(keyOf)).toEqual([]);
  });

  it.each(owned.map((endpoint) => [keyOf(endpoint), endpoint] as const))(
    "%s answers the same as for something that does not exist",
    async (key, endpoint) => {
      const name = /:(\w+)/.exec(endpoint.path)?.[1] ?? "";
      const others =
        endpoint.audience === "customer"
          ? ["vip-zhao"]
          : ["rm-zhou", "rm-shen", "expert-fang", "lobby-he", "compliance-lu"].filter((who) =>
              (access[key] ?? "")
                .split(" ")
                .some((role) => role === "staff" || who.startsWith(role)),
            );
      const object = ids[objectOf(endpoint.path) ?? ""] ?? "";
      const made = `${object.slice(0, 4)}${"0".repeat(26)}`;

      for (const who of others) {
        // Compliance reads every record, masked; the lobby sees the whole branch's bookings.
        if (who === "compliance-lu" || (who === "lobby-he" && object === ids.booking)) continue;
        // Only an accepted input gets as far as the object.
        sampleOf(endpoint.input);
        const person = await app().as(who);
        const foreign = await ask(person, endpoint, { [name]: object });
        expect([who, foreign]).toEqual([who, await ask(person, endpoint, { [name]: made })]);
        expect(foreign.status).toBe(endpoint.stepUp ? 401 : 404);
      }
    },
  );

  it("stay closed when one has stepped up", async () => {
    const zhou = await app().as("rm-zhou");
    await zhou.stepUp();
    const reveal = endpointOf("POST /customers/:id/reveal");

    const foreign = await ask(zhou, reveal, { id: ids.customer ?? "" });

    expect(foreign).toMatchObject({ status: 404, code: "customer.notFound" });
    expect(foreign).toEqual(await ask(zhou, reveal, { id: `cus_${"0".repeat(26)}` }));
  });
});
