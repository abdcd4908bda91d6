import { existsSync } from "node:fs";
import { buildStale } from "./builds.mjs";
import { Failure } from "./failure.mjs";
import { ensureModules } from "./modules.mjs";
import { at } from "./paths.mjs";
import { runInTerminal } from "./run-program.mjs";
import { createSteps } from "./steps.mjs";
import { workEnvironment } from "./work-environment.mjs";

/** Runs one TypeScript program from its source and answers its exit code. */
export async function runEntry(file, args) {
  if (!file || !existsSync(at(file)))
    throw new Failure(`There is no program ${file ?? ""} to run.`);
  // Everything of ours goes to stderr: stdout belongs to the program.
  const { step, print } = createSteps(process.stderr);
  await ensureModules(step);

  const env = file.startsWith("server/") ? await serverEnvironment(file, step, print) : {};
  return runInTerminal(process.execPath, ["--import", "tsx", file, ...args], {
    env: { ...process.env, ...env },
  });
}

/**
 * A server's programs need a store and WeChat's accounts. Whoever names a database brings all the
 * rest too; everybody else works on what `npm start` runs or would run.
 */
async function serverEnvironment(file, step, print) {
  if (process.env.MONGODB_URI) return {};
  await buildStale(step, ["server"]);
  return workEnvironment({ step, print, services: file === "server/main.ts" });
}
