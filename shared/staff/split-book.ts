/** A customer who needs a new manager, with what speaks for one or another. */
export interface BookEntry {
  readonly customerId: string;
  /** What the customer weighs in a day's work: tier and open matters. */
  readonly weight: number;
  /** Somebody who already serves the customer, as a cover or in the team. */
  readonly knownBy?: readonly string[];
}

export interface Successor {
  readonly id: string;
  /** Customers already in the book. */
  readonly load: number;
}

/**
 * Splits a book so that loads end up as even as they can: whoever a customer knows already comes
 * first while not fuller than the others by more than `slack`, else whoever has least. Every
 * customer gets exactly one successor, and the same input always the same answer.
 */
export function splitBook(
  book: readonly BookEntry[],
  successors: readonly Successor[],
  { slack = 3 }: { readonly slack?: number } = {},
): Map<string, string> {
  const loads = new Map(successors.map(({ id, load }) => [id, load]));
  const weights = new Map(successors.map(({ id }) => [id, 0]));
  const result = new Map<string, string>();
  const order = [...book].sort(
    (one, other) => other.weight - one.weight || (one.customerId < other.customerId ? -1 : 1),
  );
  for (const entry of order) {
    const chosen = choose(entry, loads, weights, slack);
    if (!chosen) break;
    result.set(entry.customerId, chosen);
    loads.set(chosen, (loads.get(chosen) ?? 0) + 1);
    weights.set(chosen, (weights.get(chosen) ?? 0) + entry.weight);
  }
  return result;
}

function choose(
  { knownBy = [] }: BookEntry,
  loads: ReadonlyMap<string, number>,
  weights: ReadonlyMap<string, number>,
  slack: number,
): string | undefined {
  const least = Math.min(...loads.values());
  const ranked = [...loads.keys()].sort(
    (one, other) =>
      (loads.get(one) ?? 0) - (loads.get(other) ?? 0) ||
      (weights.get(one) ?? 0) - (weights.get(other) ?? 0) ||
      (one < other ? -1 : 1),
  );
  const familiar = ranked.find(
    (id) => knownBy.includes(id) && (loads.get(id) ?? 0) <= least + slack,
  );
  return familiar ?? ranked[0];
}
