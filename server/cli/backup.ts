import { userInfo } from "node:os";
import { resolve } from "node:path";
import mongoose from "mongoose";
import { BadBackup, makeBackup } from "../core/backup";
import type { Ports } from "../ports";
import { exitCode, withPorts } from "./with-ports";

const usage = `Usage: npm run backup -- DIR
Writes the whole database into an empty folder, sealed as it is stored. The keys are not in it:
keep KEY_FILE elsewhere. A folder with the file INCOMPLETE was cut off and cannot be restored.`;

const [folder] = process.argv.slice(2);
const say = (text: string) => process.stdout.write(`${text}\n`);

const promises = {
  snapshot: "all collections as of one moment",
  transaction: "all collections as of one moment, held by a transaction of the embedded server",
  each: "each collection as of its own moment: this server holds no moment across collections",
} as const;

if (folder) await withPorts((ports) => backUp(resolve(folder), ports));
else {
  process.stderr.write(`${usage}\n`);
  process.exit(exitCode.unusable);
}

async function backUp(target: string, { audit, config }: Ports): Promise<number> {
  try {
    await audit.await({
      actor: { kind: "system", id: `shell:${userInfo().username}`, roles: [] },
      act: "backup.export",
      object: { kind: "backup", id: "all" },
      result: "ok",
      ip: "",
      requestId: "",
    });
    const made = await makeBackup({
      client: mongoose.connection.getClient() as never,
      database: config.mongo.database,
      folder: target,
      engine: config.databaseEngine || "MongoDB",
      say,
    });
    const bytes = made.collections.reduce((sum, one) => sum + one.bytes, 0);
    const documents = made.collections.reduce((sum, one) => sum + one.documents, 0);
    say(`${promises[made.consistency]}`);
    say(`keys needed: ${made.keks.join(", ")}`);
    say(
      `written: ${documents} documents, ${bytes} bytes in ${made.seconds.toFixed(1)} s (${rate(bytes, made.seconds)} MB/s)`,
    );
    return exitCode.done;
  } catch (error) {
    if (!(error instanceof BadBackup)) throw error;
    say(error.message);
    return exitCode.refused;
  }
}

function rate(bytes: number, seconds: number): string {
  return (bytes / 1e6 / Math.max(seconds, 0.001)).toFixed(1);
}
