import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

/**
 * Makes sure that a data folder was written by the very server that is about to open it: another
 * engine or version could damage it. Writes the marker beside a new folder. Throws one sentence.
 */
export function claimFolder(folder, engine) {
  const owner = readMarker(folder);
  const mine = label(engine);
  if (!owner && !isEmpty(folder)) {
    throw new Error(
      `${folder} holds data of unknown origin: move it away, or begin anew with --fresh.`,
    );
  }
  if (owner && owner.engine !== mine) {
    throw new Error(
      `${folder} was written by ${owner.engine} and must not be opened by ${mine}: ` +
        "bring that one back, or begin anew with --fresh.",
    );
  }
  if (!owner) writeMarker(folder, { engine: mine });
}

/** What is noted beside a data folder, or undefined. */
export function readMarker(folder) {
  const path = markerOf(folder);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}

/** Adds to what is noted beside a data folder. */
export function writeMarker(folder, notes) {
  const all = { ...readMarker(folder), ...notes };
  writeFileSync(markerOf(folder), `${JSON.stringify(all, null, 2)}\n`);
}

/** Throws the data away, and the marker with it. */
export function forgetFolder(folder) {
  rmSync(folder, { recursive: true, force: true });
  rmSync(markerOf(folder), { force: true });
}

const markerOf = (folder) => `${folder}.json`;

// A local mongod updates itself within its own rules; only the kind of server matters there.
const label = ({ kind, version }) => (kind === "mongod" ? "mongod" : `${kind} ${version}`);

function isEmpty(folder) {
  return !existsSync(folder) || readdirSync(folder).length === 0;
}
