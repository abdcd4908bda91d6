import { api } from "@shared/api";
import type { Endpoint, StaffRole } from "@shared/core/endpoint";
import { access } from "@tests/support/access-table";
import { testApp } from "@tests/support/app";
import type { Person } from "@tests/support/as";
import { customerIdOf } from "@tests/support/build/customers";
import { newClientId } from "@tests/support/build/ids";
import { roughSampleOf, sampleOf } from "@tests/support/build/sample-input";
import {
  collectionOf,
  foreignDocument,
  inputs,
  isOfTheHouse,
  snapshot,
} from "@tests/support/foreign";
import { openSocket } from "@tests/support/socket";
import { type Stranger, strangersIn } from "@tests/support/strangers";
import mongoose from "mongoose";
import { beforeAll, describe, expect, it } from "vitest";

/*
 * Everybody asks for everything that is not theirs. People of every role, in a branch where nothing
 * belongs to them, ask each endpoint for objects of the demo and for objects that do not exist: the
 * answers must be the same. The objects are found by the paths themselves, so a new endpoint is
 * tried without a word here; one whose objects are not found by its path fails the first test.
 */
const app = testApp({ bank: "holdings", environment: { ROLES: "api" } });
const endpoints = api as readonly Endpoint[];
const keyOf = ({ method, path }: Endpoint) => `${method} ${path}`;
const withIds = endpoints.filter(
  ({ path, audience }) => path.includes("/:") && audience !== "public",
);
const owned = withIds.filter((one) => !isOfTheHouse(one));

describe("another's objects", () => {
  let strangers: Stranger[] = [];
  let lin: Person;
  let chen: Person;
  let zhao: Person;
  let chenId = "";
  let linId = "";
  const foreign = new Map<string, string[]>();
  beforeAll(async () => {
    lin = await app().as("rm-lin");
    chen = await app().as("vip-chen");
    zhao = await app().as("vip-zhao");
    chenId = await customerIdOf("vip-chen");
    linId = (await lin.call("GET /me/staff", {})).id;
    strangers = await strangersIn(app(), ["rm", "lead", "head", "expert", "lobby"]);
    await makeObjects(lin, chen, chenId);
    for (const collection of new Set(owned.flatMap(collectionsOf))) {
      foreign.set(collection, await foreignDocument(collection, { linId, chenId }));
    }
  });

  it("are found for every path with an id", () => {
    const lost = owned.filter((one) => collectionsOf(one).includes(""));

    expect(lost.map(keyOf)).toEqual([]);
  });

  it("answer the same as what does not exist, and nothing changes", async () => {
    const before = await snapshot();
    const leaks: string[] = [];
    const unasked: string[] = [];
    await Promise.all(
      [...strangers, zhao].map(async (who) => {
        for (const endpoint of owned) {
          if (!mayCall(who, endpoint)) continue;
          const made = await ask(who, endpoint, "made");
          if (made.startsWith("400")) unasked.push(keyOf(endpoint));
          for (const nth of [0, 1]) {
            const theirs = await ask(who, endpoint, nth);
            if (theirs !== made)
              leaks.push(`${nameOf(who)} ${keyOf(endpoint)}: ${theirs} ≠ ${made}`);
          }
        }
      }),
    );

    expect(leaks).toEqual([]);
    expect([...new Set(unasked)]).toEqual([]);
    expect(await snapshot()).toEqual(before);
  }, 60_000);

  it("stand in no list, no count and no search of who may not see them", async () => {
    const secrets = [chenId, "陈嘉禾", linId, ...[...foreign.values()].flat()].filter(
      (one) => one.length > 2,
    );
    const leaks: string[] = [];
    for (const who of strangers) {
      for (const endpoint of endpoints) {
        if (endpoint.method !== "GET" || endpoint.path.includes("/:")) continue;
        if (!mayCall(who, endpoint) || isOfTheHouse(endpoint)) continue;
        const input = roughSampleOf(endpoint.input) as Record<string, string>;
        const text = await (
          await who.fetch(`/api/v1${endpoint.path}?${new URLSearchParams({ ...input })}`)
        ).text();
        for (const secret of secrets)
          if (text.includes(secret)) leaks.push(`${who.role} ${keyOf(endpoint)} names ${secret}`);
      }
    }

    expect(leaks).toEqual([]);
  }, 60_000);

  it("cannot be heard or written to over a socket", async () => {
    const [conversation = ""] = foreign.get("conversations") ?? [];
    for (const who of strangers.filter(({ role }) => role !== "lobby")) {
      const answer = await who.fetch("/api/v1/live/staff-tickets", { method: "POST", body: {} });
      const { ticket } = (await answer.json()) as { ticket: string };
      const socket = await openSocket(app().url, ticket);
      for (const id of [conversation, `cnv_${"0".repeat(26)}`]) {
        socket.send({ kind: "resume", conversationId: id, afterSeq: 0 });
        socket.send({ kind: "read", conversationId: id, seq: 1 });
        socket.send({ kind: "typing", conversationId: id });
        socket.send({
          kind: "send",
          conversationId: id,
          clientId: newClientId(),
          body: { kind: "text", text: "您好" },
        });
      }
      socket.send({ kind: "ping" });
      await socket.frame("pong");
      await socket.frame("refused");
      const refusals = socket.frames.filter(({ kind }) => kind === "refused");
      socket.close();

      expect(new Set(refusals.map((one) => JSON.stringify({ ...one, clientId: "" }))).size).toBe(1);
      expect(
        socket.frames.filter(({ kind }) => ["resumed", "message", "ack"].includes(kind)),
      ).toEqual([]);
    }
  });

  it("open no stream of bytes", async () => {
    const streams = ["media", "exports"] as const;
    const found: string[] = [];
    for (const who of strangers) {
      for (const stream of streams) {
        const [id = `${stream}_x`] = foreign.get(stream) ?? [];
        const theirs = await who.fetch(`/api/v1/${stream}/${id}`);
        const made = await who.fetch(`/api/v1/${stream}/${id.slice(0, 4)}${"0".repeat(26)}`);
        if (theirs.status !== made.status || theirs.status === 200)
          found.push(`${who.role} ${stream} ${theirs.status} ${made.status}`);
      }
    }

    expect(found).toEqual([]);
  });

  function collectionsOf({ path }: Endpoint): string[] {
    return [...path.matchAll(/([a-z-]+)\/:(\w+)/g)].map(([, segment = "", name = ""]) =>
      collectionOf(segment, name),
    );
  }

  async function ask(who: Stranger | Person, endpoint: Endpoint, which: "made" | number) {
    const input = { ...inputFor(endpoint), ...inputs[keyOf(endpoint)] } as Record<string, unknown>;
    const path = endpoint.path.replace(/([a-z-]+)\/:(\w+)/g, (_, segment, name) => {
      const ids = foreign.get(collectionOf(segment, name)) ?? [];
      const id = ids[which === "made" ? 0 : which] ?? ids[0] ?? "";
      const asked = which === "made" ? madeUp(id) : id;
      input[name] = asked;
      return `${segment}/${encodeURIComponent(asked)}`;
    });
    const isGet = endpoint.method === "GET";
    const query = isGet ? `?${new URLSearchParams(input as Record<string, string>)}` : "";
    const url = `/api/v1${path}${query}`;
    const answer = await ("role" in who
      ? who.fetch(url, { method: endpoint.method, ...(isGet ? {} : { body: input }) })
      : who.fetch(url, {
          method: endpoint.method,
          headers: isGet ? {} : { "content-type": "application/json" },
          ...(isGet ? {} : { body: JSON.stringify(input) }),
        }));
    const { error } = (await answer.json()) as { error?: { code: string; details?: unknown } };
    return `${answer.status} ${error?.code} ${JSON.stringify(error?.details ?? "")}`;
  }
});

function inputFor({ input }: Endpoint): Record<string, unknown> {
  try {
    return sampleOf(input);
  } catch {
    return roughSampleOf(input);
  }
}

/** An id of the same kind that names nothing; what is no id stays as it is. */
const madeUp = (id: string) =>
  id.includes("_") ? `${id.replace(/_.*/, "")}_${"0".repeat(26)}` : id;

const nameOf = (who: Stranger | Person) => ("role" in who ? who.role : who.name);

function mayCall(who: Stranger | Person, endpoint: Endpoint): boolean {
  if (!("role" in who)) return endpoint.audience === "customer";
  const allowed = (access[keyOf(endpoint)] ?? "").split(" ");
  return allowed.includes("staff") || allowed.includes(who.role satisfies StaffRole);
}

/** A few real objects of 林静 and 陈嘉禾; the others are written as they would stand in the database. */
async function makeObjects(lin: Person, chen: Person, customerId: string): Promise<void> {
  await chen.call("GET /my/conversation", {});
  const { next } = await chen.call("GET /my/slots", { purposeId: "review" });
  const [slot] = next;
  await chen.call("POST /my/bookings", {
    clientId: newClientId(),
    purposeId: "review",
    start: slot?.start ?? "",
    staffId: slot?.staffId ?? "",
  });
  await lin.call("POST /leaves", {
    start: "2026-12-24T09:00:00+08:00",
    end: "2026-12-24T12:00:00+08:00",
    reason: "外出",
  });
  await lin.call("POST /quick-replies", { title: "问候", text: "您好" });
  const { input } = endpoints.find((one) => keyOf(one) === "POST /tasks") as Endpoint;
  await lin.call("POST /tasks", { ...sampleOf(input), customerId } as never);
  await mongoose.connection.collection("media").findOne({});
}
