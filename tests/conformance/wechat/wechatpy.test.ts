import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Started, startProcess } from "./process";
import { pythonWith } from "./python";

const run = promisify(execFile);
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

interface Result {
  name: string;
  ok: boolean;
  why?: string;
}

let sandbox: Started | null = null;
const [current, older] = [await pythonWith("2.0.0a26"), await pythonWith("1.8.18")];
beforeAll(async () => {
  if (current ?? older) sandbox = await startProcess();
});
afterAll(() => sandbox?.stop());

async function results(python: string, mode: "base" | "proxy"): Promise<Map<string, Result>> {
  if (!sandbox) throw new Error("the sandbox is not running");
  const { listening, proxy, ca } = sandbox;
  await fetch(`${listening}/__sandbox/reset`, { method: "POST" });
  const through = {
    HTTP_PROXY: proxy,
    HTTPS_PROXY: proxy,
    NO_PROXY: "127.0.0.1",
    REQUESTS_CA_BUNDLE: ca,
  };
  const { HTTP_PROXY, HTTPS_PROXY, http_proxy, https_proxy, ...clean } = process.env;
  const env = { ...clean, ...(mode === "proxy" ? through : { NO_PROXY: "*" }) };
  const { stdout } = await run(python, [suite, listening, mode], { env });
  const lines = stdout.trim().split("\n");
  return new Map(lines.map((line) => JSON.parse(line) as Result).map((one) => [one.name, one]));
}

const runs = [
  { release: "2.0.0a26", mode: "base", python: current },
  { release: "2.0.0a26", mode: "proxy", python: current },
  { release: "1.8.18", mode: "proxy", python: older },
] as const;

describe.each(runs)("wechatpy $release, by $mode", ({ mode, python }) => {
  let found = new Map<string, Result>();
  beforeAll(async () => {
    if (python) found = await results(python, mode);
  });

  it.skipIf(!python).each(checks)("passes %s", (check) => {
    expect(found.get(check)).toEqual({ name: check, ok: true });
  });
});
