import { existsSync, readFileSync } from "node:fs";
import { withLock } from "./lock.mjs";
import { at } from "./paths.mjs";
import { run } from "./run-program.mjs";

/** Installs node_modules when it is missing or is not what package-lock.json says. */
export async function ensureModules(step) {
  if (isInstalled()) return;
  await withLock("install", async () => {
    if (isInstalled()) return;
    await step("install packages", () => run("npm ci", ...npm("ci"), { log: "install" }));
  });
}

/** Whether every package that the lock file asks of each machine is there in its version. */
export function isInstalled() {
  const wanted = readPackages(at("package-lock.json"));
  // npm writes down what it put into node_modules.
  const present = readPackages(at("node_modules/.package-lock.json"));
  if (!present) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "" || entry.optional || entry.devOptional || entry.peer) return true;
    return present[path]?.version === entry.version;
  });
}

function readPackages(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).packages : undefined;
}

/** The command for npm, the very one that started us if any. */
function npm(...args) {
  const options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-progress"];
  const all = [...args, ...options, "--loglevel=error"];
  const script = process.env.npm_execpath;
  const usable = script?.endsWith(".js") && existsSync(script);
  return usable ? [process.execPath, [script, ...all]] : ["npm", all];
}
