import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** @type {import("node:child_process").ChildProcess | undefined} */
let guard;

/** Every child that lives, in the order of their start. */
const living = new Set();

let stopping = false;

/**
 * Starts a program in its own process group, so that Ctrl-C reaches us alone and we can stop our
 * children in order; the guard stops it should we die without a word.
 */
export function launch(command, args, options = {}) {
  const stdio = ["ignore", "pipe", "pipe"];
  const child = spawn(command, args, { stdio, ...options, detached: true });
  const { pid } = child;
  if (pid === undefined) return child;

  tellGuard(`+${pid}`);
  living.add(child);
  child.once("exit", () => {
    living.delete(child);
    tellGuard(`-${pid}`);
  });
  return child;
}

/** Asks a child and its descendants to end, and insists after a while. */
export async function stop(child, graceMs = 8000) {
  if (child?.pid === undefined || hasEnded(child)) return;
  const ended = new Promise((done) => child.once("exit", done));
  signal(child, "SIGTERM");
  const insist = setTimeout(() => signal(child, "SIGKILL"), graceMs);
  await ended;
  clearTimeout(insist);
  // What it started and did not wait for goes with it.
  signal(child, "SIGKILL");
}

/** Stops all children, the last one started first: nobody loses what it stands on. */
export async function stopAll() {
  stopping = true;
  for (const child of [...living].reverse()) await stop(child);
}

/** Ends all children at once. */
export function killAll() {
  stopping = true;
  for (const child of living) signal(child, "SIGKILL");
}

/** Whether we are on our way out, so that an end is no surprise. */
export const isStopping = () => stopping;

export function hasEnded(child) {
  return child.exitCode !== null || child.signalCode !== null;
}

function signal(child, name) {
  try {
    process.kill(-child.pid, name);
  } catch {
    // Its group is gone already.
  }
}

function tellGuard(line) {
  guard ??= startGuard();
  guard.stdin?.write(`${line}\n`);
}

function startGuard() {
  const script = fileURLToPath(new URL("./guard.mjs", import.meta.url));
  const started = spawn(process.execPath, [script], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  started.on("error", () => {});
  started.stdin.on("error", () => {});
  // Neither the guard nor the pipe to it may keep us running.
  started.unref();
  started.stdin.unref?.();
  return started;
}
