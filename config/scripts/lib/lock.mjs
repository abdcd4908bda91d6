import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { folder } from "./paths.mjs";

/**
 * Takes a named lock of this checkout, or answers what its living owner wrote into it.
 * An owner that died leaves nothing in the way.
 */
export function takeLock(name, notes = {}) {
  const path = `${folder(".data")}/${name}.lock`;
  const mine = JSON.stringify({ pid: process.pid, startMark: startMark(process.pid), ...notes });
  for (;;) {
    try {
      writeFileSync(path, mine, { flag: "wx", mode: 0o600 });
      return { release: () => rmSync(path, { force: true }) };
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    const owner = readOwner(path);
    if (owner && isAlive(owner)) return { owner };
    dropStale(path);
  }
}

/** What the living owner of a lock wrote into it, or undefined. */
export function lockOwner(name) {
  const owner = readOwner(`${folder(".data")}/${name}.lock`);
  return owner && isAlive(owner) ? owner : undefined;
}

/** Runs `work` while nobody else in this checkout does the same. */
export async function withLock(name, work) {
  let lock = takeLock(name);
  while (!lock.release) {
    await new Promise((done) => setTimeout(done, 250));
    lock = takeLock(name);
  }
  try {
    return await work();
  } finally {
    lock.release();
  }
}

function readOwner(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    // Gone meanwhile, or its owner died while writing it.
    return undefined;
  }
}

/** Moved before it is removed, so that of two who find it stale only one takes it away. */
function dropStale(path) {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    rmSync(aside, { force: true });
  } catch {
    // The other one was quicker.
  }
}

function isAlive({ pid, startMark: mark }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
  return startMark(pid) === mark;
}

/** When a process began, where the system tells: a number that came round again is another one. */
function startMark(pid) {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return "";
  const afterName = readFileSync(path, "utf8").split(") ").at(-1) ?? "";
  return afterName.split(" ")[19] ?? "";
}
