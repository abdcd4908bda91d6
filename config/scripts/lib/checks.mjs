import { at } from "./paths.mjs";
import { run } from "./run-program.mjs";

const checks = [
  ["format and lint", "biome", ["check", "--max-diagnostics=50"]],
  ["types", "tsc", ["-b"]],
];

/** Checks format, lint and types of everything, side by side; answers how many of them failed. */
export async function check(step) {
  const outcomes = await Promise.allSettled(
    checks.map(([name, program, args]) =>
      step(name, () =>
        run(`${program} ${args[0]}`, at("node_modules/.bin", program), args, { log: program }),
      ),
    ),
  );
  const failures = outcomes.filter(({ status }) => status === "rejected");
  for (const { reason } of failures) process.stderr.write(`\n${reason.message}\n`);
  return failures.length;
}
