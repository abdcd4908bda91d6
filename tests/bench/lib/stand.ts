import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "@config/env";
import { sandboxEnvironment } from "@sandbox/index";
import { disconnectMongo, syncIndexes } from "@server/core/mongo";
import { ensureKeyFile } from "@server/core/vault";
import { openPorts } from "@server/server";
import { importDemoBank } from "@tests/support/build/bank";
import { atEnd } from "./bench";

/** The database a bench was given: empty, and durable unless its owner says otherwise. */
export const database = (() => {
  const uri = process.env.MONGODB_URI;
  if (!uri) throw new Error("A bench needs MONGODB_URI; `npm run bench` gives it one of its own.");
  return { uri, name: new URL(uri).pathname.slice(1) || "guibin_bench" };
})();

/** What a server on this database needs to know, with its WeChat at an address. */
export function environmentFor(platform: string): Record<string, string> {
  return {
    ...sandboxEnvironment(platform),
    NODE_ENV: "test",
    PORT: "0",
    MONGODB_URI: database.uri,
    MONGODB_DATABASE: database.name,
    PUBLIC_ORIGINS: "http://127.0.0.1:*",
    TRUSTED_PROXIES: "127.0.0.1",
    KEY_FILE: newKeyFile(),
    LOG_LEVEL: process.env.BENCH_LOG ?? "error",
    DEMO_DATA: "true",
  };
}

export type Stand = Awaited<ReturnType<typeof openStand>>;

/** The product's stores in this process, and what a server beside it would be told. */
export async function openStand(platform = "http://127.0.0.1:1") {
  const environment = environmentFor(platform);
  const ports = await openPorts(readConfig(environment));
  atEnd(async () => {
    await ports.wechat.close();
    await ports.audit.close();
    await disconnectMongo();
  });
  await syncIndexes();
  await ports.wechat.prepare();
  return { environment, ports };
}

/** The demo's units, staff and customers. */
export const importPeople = ({ ports }: Stand): Promise<void> => importDemoBank(ports, "customers");

function newKeyFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "guibin-bench-keys-"));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "keys.json");
  ensureKeyFile(path);
  return path;
}
