import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { importKinds } from "@shared/imports/kinds";
import { fill } from "@shared/text/fill";
import { imports as words } from "@shared/text/zh-CN/imports";
import { importFromShell, kindOf, undoFromShell } from "../features/imports";
import { exitCode, withPorts } from "./with-ports";

const say = (text: string) => process.stdout.write(`${text}\n`);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kind: { type: "string" },
    "dry-run": { type: "boolean", default: false },
    "skip-errors": { type: "boolean", default: false },
    undo: { type: "string" },
  },
});
const [path] = positionals;

if (!path && !values.undo) {
  const kinds = importKinds.map(({ kind, label }) => `${kind} ${label}`).join(", ");
  process.stderr.write(`${fill(words.usage, { kinds })}\n`);
  process.exit(exitCode.unusable);
}

await withPorts(async (ports) => {
  if (values.undo) {
    await undoFromShell(ports, values.undo);
    say(fill(words.undone, { id: values.undo }));
    return exitCode.done;
  }
  const bytes = await readFile(path ?? "").catch(() => undefined);
  if (!bytes) {
    process.stderr.write(`${fill(words.unreadable, { path: path ?? "" })}\n`);
    return exitCode.unusable;
  }
  const kind = values.kind ?? (await kindOf(bytes));
  if (!kind) {
    process.stderr.write(`${words.kindUnclear}\n`);
    return exitCode.unusable;
  }
  const good = await importFromShell(
    ports,
    { kind, fileName: basename(path ?? ""), bytes },
    { dryRun: values["dry-run"], skipErrors: values["skip-errors"], say },
  );
  return good ? exitCode.done : exitCode.refused;
});
