import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** @type {import("node:child_process").ChildProcess | undefined} */
let guard;

/**
 * Starts a program in its own process group, so that Ctrl-C reaches us alone and we can stop our
 * children in order; the guard stops it should we die without a word.
 */
export function launch(command, args, options = {}) {
  const child = spawn(command, args, {
    stdio: ["ignore", "pipe", "pipe"],
    ...options,
    detached: true,
  });
  const { pid } = child;
  if (pid === undefined) return child;

  tellGuard(`+${pid}`);
  child.once("exit", () => tellGuard(`-${pid}`));
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
}

/** Ends a child and its descendants at once. */
export function kill(child) {
  if (child?.pid !== undefined) signal(child, "SIGKILL");
}

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
