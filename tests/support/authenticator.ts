import { totp } from "@sandbox/control/totp";
import seeds from "@sandbox/seed/authenticators.json" with { type: "json" };

const step = 30_000;
const used = new Set<string>();

/**
 * A code of this person's authenticator that this process has not given yet. The server takes the
 * code of now and of the half minutes beside it, each once.
 */
export function unusedCode(person: string): string {
  const now = Math.floor(Date.now() / step);
  for (const at of [now, now + 1, now - 1]) {
    const key = `${person}:${at}`;
    if (used.has(key)) continue;
    used.add(key);
    return codeAt(person, at * step);
  }
  throw new Error(`${person} has no code left in this half minute.`);
}

/** The code that is shown at an instant. */
export function codeAt(person: string, at: number): string {
  const seed = (seeds as Readonly<Record<string, string>>)[person];
  if (!seed) throw new Error(`${person} has no authenticator.`);
  return totp(seed, at).code;
}
