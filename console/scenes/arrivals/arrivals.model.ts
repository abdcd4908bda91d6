import type { Arrival } from "@shared/arrivals/arrival";

/** Longer than this nobody should wait (minutes). */
export const patience = 5;

/** Whole minutes from coming in to being attended to, or to now. */
export function minutesWaited({ at, servedAt }: Arrival, now: number): number {
  const end = servedAt ? Date.parse(servedAt) : now;
  return Math.max(0, Math.floor((end - Date.parse(at)) / 60_000));
}

/** Who is here, those who wait first and longest first; and who has left. */
export function groupsOf(items: readonly Arrival[]): { here: Arrival[]; left: Arrival[] } {
  const rank = { waiting: 0, served: 1, left: 2 } as const;
  const here = items.filter(({ state }) => state !== "left");
  return {
    here: [...here].sort(
      (one, other) => rank[one.state] - rank[other.state] || one.at.localeCompare(other.at),
    ),
    left: items.filter(({ state }) => state === "left"),
  };
}

/** The newest arrival that nobody attends to yet and that was not put aside. */
export function newestWaiting(
  items: readonly Arrival[],
  seen: ReadonlySet<string>,
): Arrival | undefined {
  return items.find(({ id, state }) => state === "waiting" && !seen.has(id));
}
