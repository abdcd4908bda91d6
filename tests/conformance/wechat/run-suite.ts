import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Started } from "./process";

const run = promisify(execFile);

/** What a foreign suite says of one of its checks. */
export interface Result {
  name: string;
  ok: boolean;
  why?: string;
}

/** Starts a foreign suite on a fresh platform and collects its lines. */
export async function runSuite(
  command: string,
  args: string[],
  sandbox: Started,
  mode: "base" | "proxy",
): Promise<Map<string, Result>> {
  const { listening, proxy, ca } = sandbox;
  await fetch(`${listening}/__sandbox/reset`, { method: "POST" });
  const through = {
    HTTP_PROXY: proxy,
    HTTPS_PROXY: proxy,
    NO_PROXY: "127.0.0.1",
    REQUESTS_CA_BUNDLE: ca,
    SSL_CERT_FILE: ca,
  };
  const { HTTP_PROXY, HTTPS_PROXY, http_proxy, https_proxy, ...clean } = process.env;
  const env = { ...clean, ...(mode === "proxy" ? through : { NO_PROXY: "*" }) };
  const { stdout } = await run(command, args, { env });
  // Libraries log to the same stream; reports are the lines that are JSON objects.
  const lines = stdout.split("\n").filter((line) => line.startsWith("{"));
  return new Map(lines.map((line) => JSON.parse(line) as Result).map((one) => [one.name, one]));
}
