// Outlives its parent by a moment. The parent names its children on our stdin (`+pid`, `-pid`);
// when that pipe closes, however the parent died, those still named are stopped, last one first.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const graceMs = 5000;
const pids = new Set();

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});

for await (const line of createInterface({ input: process.stdin })) {
  const pid = Number(line.slice(1));
  if (line.startsWith("+")) pids.add(pid);
  if (line.startsWith("-")) pids.delete(pid);
}

for (const pid of [...pids].reverse()) {
  signalGroup(pid, "SIGTERM");
  const deadline = Date.now() + graceMs;
  while (isAlive(pid) && Date.now() < deadline) await new Promise((done) => setTimeout(done, 50));
  signalGroup(pid, "SIGKILL");
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // The whole group is gone already, which is what we want.
  }
}

function isAlive(pid) {
  try {
    process.kill(-pid, 0);
    return !isZombie(pid);
  } catch {
    return false;
  }
}

/** Ended, but not yet fetched by whoever inherited it. */
function isZombie(pid) {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
