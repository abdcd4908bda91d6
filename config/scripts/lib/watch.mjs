import { existsSync, watch } from "node:fs";
import { buildStale } from "./builds.mjs";
import { fingerprint } from "./fingerprint.mjs";
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
  let sandbox = fingerprint(["sandbox"]);
  async function rebuild() {
    const changed = await buildStale(step);
    if (sandbox !== fingerprint(["sandbox"])) changed.push("sandbox");
    sandbox = fingerprint(["sandbox"]);
    if (changed.includes("weapp")) writeServerBase(port);
    for (const name of ["sandbox", "server"])
      if (changed.includes(name)) await keeper.restart(name);
    if (changed.length > 0) print(`  fresh   ${changed.join(", ")}`);
  }
  for (const folder of folders.map((name) => at(name)).filter((path) => existsSync(path))) {
    watch(folder, { recursive: true }, onChange);
  }
}
