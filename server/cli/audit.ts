import { createReadStream, createWriteStream } from "node:fs";
import { readFile, rename } from "node:fs/promises";
import { userInfo } from "node:os";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { readConfig } from "@config/env";
import mongoose from "mongoose";
import * as z from "zod";
import {
  BrokenTrail,
  exportTrail,
  fileSigner,
  purgeTrail,
  Sealer,
  type TrailSummary,
  type TrailVerifier,
  verifyExport,
  verifyStored,
} from "../core/audit";
import { readKeyFile } from "../core/vault";
import type { Ports } from "../ports";
import { exitCode, withPorts } from "./with-ports";

const usage = `Usage: npm run audit -- verify [FILE] [--keys KEYS.json] [--anchor HEADS.jsonl]
       npm run audit -- export FILE
       npm run audit -- head
       npm run audit -- purge [--dry-run] [--approved-by A,B]
A broken trail ends with exit code 1 and names the first broken link.`;

const Keys = z.object({ publicKeys: z.record(z.string(), z.string()) });
const Head = z.object({ k: z.number(), h: z.string() });

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    keys: { type: "string" },
    anchor: { type: "string" },
    "dry-run": { type: "boolean" },
    "approved-by": { type: "string" },
  },
});
const [command, path] = positionals;
const say = (text: string) => process.stdout.write(`${text}\n`);

if (command === "verify" && path) await verifyFile(path);
else if (command === "verify")
  await withPorts((ports) => judged(() => verifyStored(mongoose.connection, keysOf(ports))));
else if (command === "export" && path) await withPorts((ports) => exportTo(path, ports));
else if (command === "head") await withPorts(showHead);
else if (command === "purge") await withPorts(purge);
else {
  process.stderr.write(`${usage}\n`);
  process.exit(exitCode.unusable);
}

/** Needs no database: an export, the public keys, and the heads that somebody kept. */
async function verifyFile(file: string): Promise<void> {
  try {
    const keys = values.keys
      ? Keys.parse(JSON.parse(await readFile(values.keys, "utf8"))).publicKeys
      : fileSigner(readKeyFile(readConfig(process.env).keyFile, { strict: false }).signing)
          .publicKeys;
    const lines = createInterface({ input: createReadStream(file, "utf8"), crlfDelay: 0 });
    process.exitCode = await judged(() => verifyExport(lines, keys));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = exitCode.unusable;
  }
}

async function judged(
  verify: () => Promise<{ readonly summary: TrailSummary; readonly verifier: TrailVerifier }>,
): Promise<number> {
  try {
    const { summary, verifier } = await verify();
    for (const head of await anchors()) verifier.anchor(head);
    const { lines, seals, unsealed, lastSeal } = summary;
    say(
      `intact: ${lines} entries under ${seals} seals, ${unsealed} not yet sealed, head ${lastSeal.k} ${lastSeal.h}`,
    );
    return exitCode.done;
  } catch (error) {
    if (!(error instanceof BrokenTrail)) throw error;
    say(`broken at ${error.where}: ${error.why}`);
    return exitCode.refused;
  }
}

async function anchors(): Promise<z.infer<typeof Head>[]> {
  if (!values.anchor) return [];
  const text = await readFile(values.anchor, "utf8");
  return text
    .split("\n")
    .filter((line) => line.trim())
    .map((line) => Head.parse(JSON.parse(line)));
}

/** Writes beside the target and renames, so that a file of that name is always whole. */
async function exportTo(file: string, ports: Ports): Promise<number> {
  const signer = signerOf(ports);
  await ports.audit.await({
    actor: { kind: "system", id: `shell:${userInfo().username}`, roles: [] },
    act: "audit.export",
    object: { kind: "audit", id: "all" },
    result: "ok",
    ip: "",
    requestId: "",
  });
  await new Sealer({ db: mongoose.connection, audit: ports.audit, signer }).sealNow();
  return broken(async () => {
    const draft = `${file}.part`;
    async function* lines() {
      for await (const line of exportTrail(mongoose.connection, signer)) yield `${line}\n`;
    }
    await pipeline(lines(), createWriteStream(draft, { mode: 0o600 }));
    await rename(draft, file);
    say(`written: ${file}`);
    return exitCode.done;
  });
}

/** Takes out what was kept long enough. Two people must have said so; their names are signed for. */
async function purge(ports: Ports): Promise<number> {
  const { clock, config, audit } = ports;
  const isTrial = values["dry-run"] === true;
  const approvedBy = values["approved-by"]?.split(",").filter(Boolean) ?? [];
  if (!isTrial && new Set(approvedBy).size < 2) {
    say("A purge needs two people: --approved-by A,B. --dry-run shows what would go.");
    return exitCode.refused;
  }
  if (!isTrial)
    await audit.await({
      actor: { kind: "system", id: `shell:${userInfo().username}`, roles: [] },
      act: "audit.purge",
      object: { kind: "audit", id: "expired" },
      result: "ok",
      ip: "",
      requestId: "",
      fields: approvedBy.map((name) => `approvedBy:${name}`),
    });
  const { lines, seals, byClass } = await purgeTrail({
    db: mongoose.connection,
    signer: signerOf(ports),
    now: clock.now(),
    months: config.auditMonths,
    approvedBy,
    dryRun: isTrial,
  });
  const classes = Object.entries(byClass).map(([name, count]) => `${name} ${count}`);
  say(
    `${isTrial ? "would go" : "gone"}: ${lines} entries under ${seals} seals ${classes.join(", ")}`,
  );
  return exitCode.done;
}

/** What to keep outside the database: later the trail must still reach this seal. */
async function showHead(ports: Ports): Promise<number> {
  return broken(async () => {
    const { summary } = await verifyStored(mongoose.connection, keysOf(ports));
    say(JSON.stringify({ ...summary.lastSeal, publicKeys: keysOf(ports) }));
    return exitCode.done;
  });
}

async function broken(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BrokenTrail)) throw error;
    say(`broken at ${error.where}: ${error.why}`);
    return exitCode.refused;
  }
}

function signerOf({ config }: Ports) {
  return fileSigner(readKeyFile(config.keyFile, { strict: config.production }).signing);
}

function keysOf(ports: Ports): Readonly<Record<string, string>> {
  return signerOf(ports).publicKeys;
}
