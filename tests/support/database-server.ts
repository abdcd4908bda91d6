import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, stop } from "@config/scripts/lib/child.mjs";
import { findEngine, serveDatabase } from "@sandbox/database/index.mjs";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** The run's database server; empty when none is installed. */
    readonly databaseUri: string;
  }
}

/**
 * Starts the one database server of a test run in a folder that is thrown away afterwards.
 * With MONGODB_URI the run uses that server instead and leaves its other databases alone.
 */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  // Called for the run as a whole and again for each kind of test; the run's answer reaches all.
  if (!project.isRootProject()) return undefined;

  const engine = findEngine(process.env, { slow: false });
  project.provide("databaseUri", "");
  if (!engine) return undefined;

  const folder = await mkdtemp(join(tmpdir(), "guibin-test-"));
  const database = await serveDatabase({ engine, folder, durable: false, launch });
  project.provide("databaseUri", database.uri("guibin_test"));

  return async () => {
    await stop(database.child);
    await rm(folder, { recursive: true, force: true });
  };
}
