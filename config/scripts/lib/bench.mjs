import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildStale } from "./builds.mjs";
import { stop } from "./child.mjs";
import { openScratchDatabase, prepareDatabase } from "./database.mjs";
import { Failure } from "./failure.mjs";
import { ensureModules } from "./modules.mjs";
import { at } from "./paths.mjs";
import { runInTerminal } from "./run-program.mjs";
import { createSteps } from "./steps.mjs";

const suffix = ".bench.ts";

/**
 * Runs the benches whose names contain one of those given, each in a process and on a durable
 * database of its own; answers 1 if one of them failed.
 */
export async function bench(args) {
  const smoke = args.includes("--smoke");
  const wanted = args.filter((arg) => !arg.startsWith("--"));
  const names = benches().filter(
    (name) => wanted.length === 0 || wanted.some((w) => name.includes(w)),
  );
  if (names.length === 0) {
    throw new Failure(
      `There is no bench ${wanted.join(", ")}: ${benches().join(", ") || "none yet"}.`,
    );
  }
  const { step } = createSteps(process.stderr);
  const programs = ensureModules(step).then(() => buildStale(step));
  const [engine] = await Promise.all([prepareDatabase(step, { slow: false }), programs]);

  let failed = 0;
  for (const name of names) {
    const code = await step(`bench ${name}`, () => runBench(name, engine, smoke));
    if (code !== 0) failed++;
  }
  return failed > 0 ? 1 : 0;
}

function benches() {
  const folder = at("tests/bench");
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith(suffix))
    .map((file) => file.slice(0, -suffix.length))
    .sort();
}

async function runBench(name, engine, smoke) {
  const folder = await mkdtemp(join(tmpdir(), "guibin-bench-"));
  const database = await openScratchDatabase(engine, folder, { cacheSize: "1G" });
  const args = ["--import", "tsx", `tests/bench/${name}${suffix}`, ...(smoke ? ["--smoke"] : [])];
  const scratch = `guibin_bench_${name.replaceAll(/\W/g, "_")}`;
  try {
    return await runInTerminal(process.execPath, args, {
      env: { ...process.env, TZ: "Asia/Shanghai", MONGODB_URI: database.uri(scratch) },
    });
  } finally {
    await stop(database.child);
    await rm(folder, { recursive: true, force: true });
  }
}
