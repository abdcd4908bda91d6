import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Audit, createAudit } from "@server/core/audit";
import { syncIndexes } from "@server/core/mongo";
import { createVault, ensureKeyFile, fileKms, readKeyFile, type Vault } from "@server/core/vault";
import mongoose from "mongoose";
import { afterAll, beforeAll } from "vitest";
import { type TestDatabase, testDatabase } from "./database";

export interface TestClock {
  now(): Date;
  /** Moves the product's time. */
  set(instant: string): void;
}

export interface TestStores {
  readonly vault: Vault;
  readonly audit: Audit;
  readonly clock: TestClock;
  readonly keyFile: string;
  readonly database: TestDatabase;
}

/** This worker's database with a vault and an audit trail of its own, as the command line has them. */
export function testStores(): () => TestStores {
  const database = testDatabase();
  let stores: TestStores | undefined;

  beforeAll(async () => {
    await mongoose.connect(database.uri, { dbName: database.name, autoIndex: false });
    await syncIndexes();
    const keyFile = newKeyFile();
    const clock = testClock();
    const db = mongoose.connection;
    const kms = fileKms(readKeyFile(keyFile, { strict: true }), { path: keyFile, strict: true });
    const vault = createVault({ db, kms, clock });
    stores = { vault, audit: createAudit({ db, vault, clock }), clock, keyFile, database };
  });
  afterAll(async () => {
    await stores?.audit.close();
    await mongoose.disconnect();
  });

  return () => {
    if (!stores) throw new Error("The stores are there only while tests run.");
    return stores;
  };
}

/** A fresh key file in a folder of its own. */
export function newKeyFile(): string {
  const path = join(
    mkdtempSync(join(tmpdir(), "guibin-keys-")),
    `${randomBytes(4).toString("hex")}.json`,
  );
  ensureKeyFile(path);
  return path;
}

function testClock(): TestClock {
  let now = new Date("2026-11-25T10:00:00+08:00");
  return {
    now: () => now,
    set: (instant) => {
      now = new Date(instant);
    },
  };
}
