import { existsSync, readFileSync, rmSync } from "node:fs";
import { buildStale } from "./builds.mjs";
import { check } from "./checks.mjs";
import { prepareDatabase } from "./database.mjs";
import { ensureModules } from "./modules.mjs";
import { at, folder } from "./paths.mjs";
import { runInTerminal } from "./run-program.mjs";
import { createSteps } from "./steps.mjs";

/** Prepares what tests need, checks, tests, and answers the exit code after the closing line. */
export async function test(args) {
  const { step, print } = createSteps();
  print(`Testing on Node ${process.versions.node}`);
  const programs = ensureModules(step).then(() => buildStale(step));
  // The slow server in Python would time out half of the tests, so it does not count here.
  await Promise.all([prepareDatabase(step, { slow: false }), programs]);

  const broken = args.length > 0 ? 0 : await check(step);
  const counts = await runVitest(args);
  counts.failed += broken;
  print(closingLine(counts));
  const refusesSkips = process.env.CI === "true";
  return counts.failed > 0 || (refusesSkips && counts.skipped > 0) ? 1 : 0;
}

async function runVitest(args) {
  const file = `${folder(".data")}/test-counts.json`;
  rmSync(file, { force: true });
  const code = await runInTerminal(
    process.execPath,
    [at("node_modules/vitest/vitest.mjs"), "run", ...args],
    { env: { ...process.env, TEST_COUNTS: file } },
  );
  const nothing = { passed: 0, failed: 0, skipped: 0 };
  const counts = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : nothing;
  // A run that broke down without a failing test is a failure all the same.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`;
}
