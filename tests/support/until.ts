import { setTimeout as pause } from "node:timers/promises";

/** Waits until something is there, and answers it. Gives up after a while, naming what did not come. */
export async function until<Value>(
  look: () => Value | Promise<Value>,
  what: string | (() => string),
  withinMs = 12_000,
): Promise<NonNullable<Exclude<Value, false>>> {
  const end = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found) return found as NonNullable<Exclude<Value, false>>;
    if (Date.now() > end)
      throw new Error(`It did not come: ${typeof what === "string" ? what : what()}`);
    await pause(20);
  }
}
