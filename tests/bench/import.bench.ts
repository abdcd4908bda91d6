import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importFromShell } from "@server/features/imports";
import { importDemoBank } from "@tests/support/build/bank";
import { parse } from "csv-parse";
import mongoose, { Schema } from "mongoose";
import { writeFile } from "./import/files";
import { atEnd, bench, figure, same, sized } from "./lib/bench";
import { openStand, type Stand } from "./lib/stand";

const sizes = [sized(2_000, 10_000), sized(10_000, 100_000)] as const;
const kinds = ["customers", "holdings"] as const;
const folder = mkdtempSync(join(tmpdir(), "guibin-bench-import-"));
atEnd(() => rmSync(folder, { recursive: true, force: true }));

const Plain = mongoose.model(
  "BenchRow",
  new Schema({}, { strict: false, collection: "benchRows" }),
);
const customers = () =>
  mongoose.connection.collection("customers").countDocuments({ no: /^bench-/ });

/** Most memory that this process held while the work ran, in MB. */
async function watched(work: () => Promise<void>) {
  let most = 0;
  const look = () => {
    most = Math.max(most, process.memoryUsage().rss / 2 ** 20);
  };
  const timer = setInterval(look, 50);
  const startedAt = performance.now();
  await work();
  look();
  clearInterval(timer);
  return { seconds: (performance.now() - startedAt) / 1000, mb: most };
}

/** Reads, checks, compares, seals and writes both files; everything can be undone afterwards. */
const ours = ({ ports }: Stand) =>
  watched(async () => {
    for (const kind of kinds) {
      const bytes = await readFile(join(folder, `${kind}.csv`));
      const said: string[] = [];
      const options = { dryRun: false, skipErrors: false, say: (line: string) => said.push(line) };
      const fileName = `${kind}.csv`;
      if (!(await importFromShell(ports, { kind, fileName, bytes }, options)))
        throw new Error(said.join("\n"));
    }
  });

/** The same files straight into a collection, as text: no check, no key, no way back. */
const peer = () =>
  watched(async () => {
    for (const kind of kinds) {
      let rows: object[] = [];
      const parser = createReadStream(join(folder, `${kind}.csv`)).pipe(parse({ columns: true }));
      for await (const row of parser as AsyncIterable<object>) {
        rows.push(row);
        if (rows.length < 1_000) continue;
        await Plain.insertMany(rows);
        rows = [];
      }
      if (rows.length > 0) await Plain.insertMany(rows);
    }
  });

await bench(async () => {
  const stand = await openStand();
  await importDemoBank(stand.ports, "staff");
  const speeds: number[] = [];
  let megabytes = 0;
  for (const count of sizes) {
    await mongoose.connection.collection("customers").deleteMany({ no: /^bench-/ });
    for (const kind of kinds) await writeFile(join(folder, `${kind}.csv`), kind, count);
    const mine = await ours(stand);
    same("imported customers", await customers(), count);
    const theirs = await peer();
    const rows = count * kinds.length;
    speeds.push(rows / mine.seconds);
    megabytes = mine.mb;
    figure(`import of ${count} customers with holdings, beside csv-parse and insertMany`, {
      ours: rows / mine.seconds,
      peer: rows / theirs.seconds,
      unit: "rows/s",
    });
    figure(`import of ${count} customers with holdings, memory at most, beside the same`, {
      ours: mine.mb,
      peer: theirs.mb,
      unit: "MB",
    });
  }
  figure(`import: rows/s of ${sizes[1]} customers beside rows/s of ${sizes[0]}`, {
    ours: speeds[1] ?? 0,
    peer: speeds[0] ?? 0,
    unit: "rows/s",
  });
  // The process holds the whole product as well; a file of any size must not change much about it.
  figure("import: memory at most, beside the 300 MB it may take", {
    ours: megabytes,
    peer: 300,
    unit: "MB",
  });
});
