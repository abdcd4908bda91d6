import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Failure } from "./failure.mjs";
import { fingerprint } from "./fingerprint.mjs";
import { withLock } from "./lock.mjs";
import { at, folder } from "./paths.mjs";
import { run } from "./run-program.mjs";
import { targets } from "./targets.mjs";

/** The names of everything that can be built, those that others wait for first. */
export const targetNames = Object.keys(targets);

/**
 * Builds those of the named targets whose inputs changed since they were built last, two at a
 * time. Answers the names of the targets that were built.
 */
export async function buildStale(step, names = targetNames, { force = false } = {}) {
  const waiting = names.filter((name) => force || isStale(name));
  const built = [...waiting];
  const worker = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) await build(step, name, force);
  };
  await Promise.all([worker(), worker()]);
  return built;
}

/** Whether a target is missing or older than what it is made from. */
export function isStale(name) {
  const { output } = targets[name];
  return !existsSync(at(output)) || readStamp(name) !== stampOf(name);
}

async function build(step, name, force) {
  await withLock(`build-${name}`, async () => {
    // Somebody else may have built it while we waited.
    if (!force && !isStale(name)) return;
    const { command, args, env, output, clean } = targets[name];
    const stamp = stampOf(name);
    rmSync(stampFile(name), { force: true });
    if (clean) rmSync(at(clean), { recursive: true, force: true });
    await step(`build ${name}`, () =>
      run(`Building ${name}`, command, args, {
        log: `build-${name}`,
        env: { ...process.env, ...env },
      }),
    );
    if (!existsSync(at(output))) throw new Failure(`Building ${name} left no ${output}.`);
    writeFileSync(stampFile(name), stamp);
  });
}

const stampOf = (name) =>
  fingerprint(["package-lock.json", "tsconfig.base.json", ...targets[name].inputs]);

const stampFile = (name) => `${folder(".data", "build")}/${name}`;

function readStamp(name) {
  return existsSync(stampFile(name)) ? readFileSync(stampFile(name), "utf8") : undefined;
}
