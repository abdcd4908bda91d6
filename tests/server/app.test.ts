import type { AddressInfo } from "node:net";
import { type AppOptions, createApp } from "@server/app";
import { createLog } from "@server/core/log";
import { createMetrics } from "@server/core/metrics";
import { afterEach, describe, expect, it } from "vitest";

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** The app with only what its operators' pages need. */
async function serve(given: {
  readonly production: boolean;
  readonly operators: readonly string[];
}) {
  const config = { ...given, origins: [], frameAncestors: "", trustedProxies: [], staticDir: "" };
  const server = createApp({
    ports: { config, log: createLog("silent") },
    live: { openSockets: 0 },
    metrics: createMetrics(),
    implementations: [],
    resolveActor: async () => ({ kind: "visitor" }),
    doors: () => {},
    engine: async () => "",
  } as unknown as AppOptions);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const statuses = (base: string) =>
  Promise.all(
    ["/metrics", "/openapi.json", "/healthz"].map(
      async (path) => (await fetch(base + path)).status,
    ),
  );

describe("the pages for operators", () => {
  it("are not there for others in production", async () => {
    const base = await serve({ production: true, operators: ["10.9.9.9"] });

    expect(await statuses(base)).toEqual([404, 404, 200]);
  });

  it("answer the bank's own operators", async () => {
    const base = await serve({ production: true, operators: ["127.0.0.1"] });

    expect(await statuses(base)).toEqual([200, 200, 200]);
  });

  it("answer everybody where it is not production", async () => {
    const base = await serve({ production: false, operators: [] });

    expect(await statuses(base)).toEqual([200, 200, 200]);
  });
});
