import { sized } from "./bench";

type Subjects<Name extends string> = Readonly<Record<Name, () => Promise<number> | number>>;

/**
 * Measures subjects in turn, forwards and backwards, so that a machine that slows down slows all
 * of them; answers each one's median. One round before is not counted.
 */
export async function inRounds<Name extends string>(
  subjects: Subjects<Name>,
  { rounds = sized(1, 5), warmUp = true } = {},
): Promise<Record<Name, number>> {
  const names = Object.keys(subjects) as Name[];
  const measured = new Map<Name, number[]>(names.map((name) => [name, []]));
  if (warmUp) for (const name of names) await subjects[name]();
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? names : [...names].reverse();
    for (const name of order) measured.get(name)?.push(await subjects[name]());
  }
  const medians = names.map((name) => [name, median(measured.get(name) ?? [])]);
  return Object.fromEntries(medians) as Record<Name, number>;
}

/** The middle value. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The value that this share of the others does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** How many a second `work` does; it answers how many it did. */
export async function perSecond(work: () => Promise<number> | number): Promise<number> {
  const startedAt = performance.now();
  const count = await work();
  return (count / (performance.now() - startedAt)) * 1_000;
}

/**
 * The same by the time this process spent on processors: for work that waits for nothing, what
 * else the machine does then counts little.
 */
export async function perCpuSecond(work: () => Promise<number> | number): Promise<number> {
  const before = process.cpuUsage();
  const count = await work();
  const { user, system } = process.cpuUsage(before);
  return (count / (user + system)) * 1_000_000;
}

/** Does a number of things with so many under way at once. */
export async function atOnce(
  count: number,
  width: number,
  once: (at: number) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  const lane = async () => {
    while (next < count) await once(next++);
  };
  await Promise.all(Array.from({ length: Math.min(width, count) }, lane));
  return count;
}
