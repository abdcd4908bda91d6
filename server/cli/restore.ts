import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { ConfigError, readConfig } from "@config/env";
import mongoose from "mongoose";
import { BrokenTrail, fileSigner, verifyStored } from "../core/audit";
import {
  BadBackup,
  compareContents,
  type Manifest,
  readManifest,
  restoreBackup,
} from "../core/backup";
import { fileKms, readKeyFile } from "../core/vault";
import { exitCode } from "./with-ports";

const usage = `Usage: npm run restore -- DIR --into URI [--shredded FILE]
Writes a backup into an empty database and proves it: counts, hashes, keys, audit trail.
--shredded names owners, one a line, whose keys were destroyed since (npm run keys -- shredded).`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { into: { type: "string" }, shredded: { type: "string" } },
});
const [folder] = positionals;
const say = (text: string) => process.stdout.write(`${text}\n`);

if (!folder || !values.into) {
  process.stderr.write(`${usage}\n`);
  process.exit(exitCode.unusable);
}
process.exitCode = await restore(resolve(folder), values.into).catch((error: Error) => {
  const isExpected = error instanceof BadBackup || error instanceof ConfigError;
  process.stderr.write(`${isExpected ? error.message : (error.stack ?? error.message)}\n`);
  return isExpected ? exitCode.refused : exitCode.unusable;
});
process.exit();

async function restore(from: string, into: string): Promise<number> {
  const { keyFile: path, production: strict, cryptoProfile: profile } = readConfig(process.env);
  const keys = readKeyFile(path, { strict });
  const kms = fileKms(keys, { path, strict, profile });
  const manifest = await readManifest(from);
  const named = new URL(into).pathname.slice(1);
  const connection = await mongoose
    .createConnection(into, { dbName: named || manifest.database, serverSelectionTimeoutMS: 5000 })
    .asPromise();
  try {
    const { db } = connection;
    if (!db) throw new BadBackup("The target does not answer.");
    const shredded = values.shredded
      ? (await readFile(values.shredded, "utf8")).split("\n").filter(Boolean)
      : [];
    await timed("restored", () => restoreBackup({ db, folder: from, kms, say, shredded }));
    const except = new Set(shredded.length > 0 ? ["keyrings"] : []);
    await timed("counts and hashes compared", () => compareContents(db, manifest, { except }));
    return await timed("audit trail verified", () =>
      proveTrail(connection, manifest, fileSigner(keys.signing).publicKeys),
    );
  } finally {
    await connection.close();
  }
}

/** The restored trail must prove itself and reach the head that the backup names. */
async function proveTrail(
  connection: mongoose.Connection,
  { audit }: Manifest,
  publicKeys: Readonly<Record<string, string>>,
): Promise<number> {
  try {
    const { summary, verifier } = await verifyStored(connection, publicKeys);
    if (audit.head) verifier.anchor(audit.head);
    say(`intact: ${summary.lines} entries under ${summary.seals} seals`);
    return exitCode.done;
  } catch (error) {
    if (!(error instanceof BrokenTrail)) throw error;
    say(`audit trail broken at ${error.where}: ${error.why}`);
    return exitCode.refused;
  }
}

async function timed<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const began = performance.now();
  const result = await work();
  say(`${what} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return result;
}
