/**
 * Lets acts on one event go one after the other within a process. The database keeps the seats
 * right without it; this only spares a rush of sign-ups from retrying against each other.
 */
const turns = new Map<string, Promise<unknown>>();

export async function inTurn<Result>(key: string, act: () => Promise<Result>): Promise<Result> {
  const before = turns.get(key) ?? Promise.resolve();
  const mine = before.then(act, act);
  const settled = mine.catch(() => {});
  turns.set(key, settled);
  try {
    return await mine;
  } finally {
    if (turns.get(key) === settled) turns.delete(key);
  }
}
