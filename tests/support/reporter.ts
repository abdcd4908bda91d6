import { writeFileSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/**
 * Counts what ran. The counts go to the file named by TEST_COUNTS for `npm test` to add up;
 * without it they are printed as the plain closing line `N passed, N failed[, N skipped]`.
 */
export default class CountingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const counts = { passed: 0, failed: errors.length, skipped: 0 };
    for (const module of modules) count(module, counts);

    const file = process.env.TEST_COUNTS;
    if (file) writeFileSync(file, JSON.stringify(counts));
    else process.stdout.write(`${closingLine(counts)}\n`);
  }
}

/** A file that could not even be loaded has no tests to count, and is one failure. */
function count(module: TestModule, counts: Counts): void {
  const tests = [...module.children.allTests()];
  if (module.errors().length > 0) counts.failed++;
  for (const test of tests) {
    const { state } = test.result();
    if (state === "passed" || state === "failed") counts[state]++;
    else counts.skipped++;
  }
}

function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`;
}
