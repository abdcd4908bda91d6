import { setTimeout as pause } from "node:timers/promises";
import { quantile } from "../lib/rounds";
import type { Lines } from "./lines";

let last = 0;
const newClientId = () => `bench-${process.pid}-${++last}`;
const tickMs = 2;
const patienceMs = 15_000;

export interface Delays {
  readonly p50: number;
  readonly p99: number;
}

/**
 * Sends at a steady rate whatever the answers do, and measures from the moment each was due, so
 * that a server that stalls is seen to. Throws when one is lost or comes twice.
 */
export async function steady(
  lines: Lines,
  { rate, seconds, writers }: { rate: number; seconds: number; writers: number },
): Promise<Delays> {
  const due = new Map<string, number>();
  const delays: number[] = [];
  lines.onDone(() => {});
  lines.onHeard((clientId) => {
    const at = due.get(clientId);
    if (at === undefined) throw new Error(`${clientId} came twice, or was never sent.`);
    due.delete(clientId);
    delays.push(performance.now() - at);
  });

  const total = Math.round(rate * seconds);
  const startedAt = performance.now();
  for (let sent = 0; sent < total; ) {
    const shouldBe = Math.min(total, Math.ceil(((performance.now() - startedAt) * rate) / 1_000));
    for (; sent < shouldBe; sent++) {
      const clientId = newClientId();
      due.set(clientId, startedAt + (sent * 1_000) / rate);
      lines.send(sent % writers, clientId);
    }
    await pause(tickMs);
  }
  await arrived(() => due.size === 0);
  return { p50: quantile(delays, 0.5), p99: quantile(delays, 0.99) };
}

/** The least time between two messages of one writer: a socket takes no more than twenty a second. */
const spacingMs = 55;

/** Every writer sends the next message as soon as the one before is acknowledged. Messages a second. */
export async function saturated(
  lines: Lines,
  { seconds, writers }: { seconds: number; writers: number },
): Promise<number> {
  const waiting = new Map<string, () => void>();
  lines.onHeard(() => {});
  lines.onDone((clientId) => {
    waiting.get(clientId)?.();
    waiting.delete(clientId);
  });
  const startedAt = performance.now();
  const end = startedAt + seconds * 1_000;
  let count = 0;
  const writer = async (at: number) => {
    while (performance.now() < end) {
      const next = performance.now() + spacingMs;
      const clientId = newClientId();
      await new Promise<void>((resolve) => {
        waiting.set(clientId, resolve);
        lines.send(at, clientId);
      });
      count++;
      await pause(Math.max(0, next - performance.now()));
    }
  };
  const all = Promise.all(Array.from({ length: writers }, (_, at) => writer(at)));
  let isOver = false;
  void all.then(() => {
    isOver = true;
  });
  await arrived(() => isOver, seconds * 1_000 + patienceMs);
  return (count / (performance.now() - startedAt)) * 1_000;
}

async function arrived(all: () => boolean, withinMs = patienceMs): Promise<void> {
  const end = performance.now() + withinMs;
  while (!all()) {
    if (performance.now() > end) throw new Error("Messages were lost on the way.");
    await pause(5);
  }
}
