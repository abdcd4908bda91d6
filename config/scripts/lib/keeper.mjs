import { hasEnded, isStopping, stop } from "./child.mjs";

const calmMs = 10 * 60_000;

/**
 * Keeps programs running: one that ends by itself is started again once, with a line that says
 * so; should it end again soon, `giveUp` hears one sentence.
 */
export function createKeeper({ print, giveUp }) {
  const kept = new Map();

  /** `start()` answers the child once it is ready. */
  async function keep(name, start) {
    const entry = { name, start, revivedAt: Number.NEGATIVE_INFINITY, child: undefined };
    kept.set(name, entry);
    await begin(entry);
  }

  async function begin(entry) {
    const child = await entry.start();
    entry.child = child;
    child.once("exit", (code, signal) => onEnd(entry, child, signal ?? code));
    if (hasEnded(child)) onEnd(entry, child, child.signalCode ?? child.exitCode);
  }

  async function onEnd(entry, child, why) {
    // Another one took its place on purpose, or this end was seen already.
    if (entry.child !== child || isStopping()) return;
    entry.child = undefined;
    const log = `.data/log/${entry.name}.log`;
    if (Date.now() - entry.revivedAt < calmMs) {
      giveUp(`The ${entry.name} ended twice (${why}); its words are in ${log}.`);
      return;
    }
    entry.revivedAt = Date.now();
    print(
      `  again   The ${entry.name} ended (${why}) and is started again; its words are in ${log}.`,
    );
    await begin(entry).catch((error) => giveUp(error.message));
  }

  /** Puts a program's new build in the place of the running one. */
  async function restart(name) {
    const entry = kept.get(name);
    const old = entry?.child;
    if (!entry || !old) return;
    entry.child = undefined;
    await stop(old);
    await begin(entry);
  }

  return { keep, restart };
}
