import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Started, startProcess } from "./process";
import { pythonWith } from "./python";
import { type Result, runSuite } from "./run-suite";

const suite = fileURLToPath(new URL("./wechatpy_suite.py", import.meta.url));

/** The checks of the Python script, by the names of its functions. */
const checks = [
  "token",
  "users",
  "tags",
  "qrcodes",
  "menu",
  "media",
  "templates",
  "customer_messages",
  "agents",
  "mass_messages",
  "oauth",
  "js_ticket",
  "mini_program_login",
  "mini_program_messages",
  "mini_program_codes",
  "callbacks",
] as const;

let sandbox: Started | null = null;
const [current, older] = [await pythonWith("2.0.0a26"), await pythonWith("1.8.18")];
beforeAll(async () => {
  if (current ?? older) sandbox = await startProcess();
});
afterAll(() => sandbox?.stop());

const runs = [
  { release: "2.0.0a26", mode: "base", python: current },
  { release: "2.0.0a26", mode: "proxy", python: current },
  { release: "1.8.18", mode: "proxy", python: older },
] as const;

describe.each(runs)("wechatpy $release, by $mode", ({ mode, python }) => {
  let found = new Map<string, Result>();
  beforeAll(async () => {
    if (!python || !sandbox) return;
    found = await runSuite(python, [suite, sandbox.listening, mode], sandbox, mode);
  });

  it.skipIf(!python).each(checks)("passes %s", (check) => {
    expect(found.get(check)).toEqual({ name: check, ok: true });
  });
});
