import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { goSuite } from "./go";
import { type Started, startProcess } from "./process";
import { type Result, runSuite } from "./run-suite";

/** The checks of the Go program, by the names it reports. */
const checks = [
  "users",
  "tags",
  "codes",
  "menus",
  "media",
  "templates",
  "customerMessages",
  "massMessages",
  "oauth",
  "jsTicket",
  "miniProgram",
  "subscribeMessages",
  "callbacks",
] as const;

const suite = await goSuite();

describe("silenceper/wechat, through the proxy with its own hosts", () => {
  let sandbox: Started | null = null;
  let found = new Map<string, Result>();
  beforeAll(async () => {
    if (!suite) return;
    sandbox = await startProcess();
    found = await runSuite(suite, [sandbox.listening], sandbox, "proxy");
  });
  afterAll(() => sandbox?.stop());

  it.skipIf(!suite).each(checks)("passes %s", (check) => {
    expect(found.get(check)).toEqual({ name: check, ok: true });
  });
});
