import { existsSync, watch } from "node:fs";
import { buildStale, targetNames } from "./builds.mjs";
import { at } from "./paths.mjs";
import { writeServerBase } from "./services.mjs";

const folders = ["shared", "server", "sandbox", "miniprogram", "console", "config"];
const pauseMs = 300;

/** Builds what a change touched, and puts new programs in the place of the running ones. */
export function watchSources({ print, step, keeper, port }) {
  let waiting;
  let working = Promise.resolve();
  const onChange = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      working = working.then(rebuild).catch((error) => print(error.message));
    }, pauseMs);
  };
  async function rebuild() {
    const built = await buildStale(step, targetNames);
    if (built.includes("weapp")) writeServerBase(port);
    for (const name of ["sandbox", "server"]) if (built.includes(name)) await keeper.restart(name);
    if (built.length > 0) print(`  fresh   ${built.join(", ")}`);
  }
  for (const folder of folders.map((name) => at(name)).filter((path) => existsSync(path))) {
    watch(folder, { recursive: true }, onChange);
  }
}
