const year = 365;

/**
 * How long each class of data is kept, in days, with the least that the law allows (AML law 34,
 * product disclosure clauses, PIPL 56). `behaviour` and `technical` are counted from the moment
 * they were made, the others from the end of the relationship.
 */
export const retentionClasses = {
  identity: { floor: 10 * year, standard: 10 * year },
  transaction: { floor: 10 * year, standard: 10 * year },
  sales: { floor: 20 * year, standard: 20 * year },
  chat: { floor: 5 * year, standard: 20 * year },
  complaint: { floor: 3 * year, standard: 5 * year },
  consent: { floor: 3 * year, standard: 10 * year },
  behaviour: { floor: 0, standard: year },
  technical: { floor: 183, standard: year },
} as const;

type Name = keyof typeof retentionClasses;
/** Days that each class of data is kept. */
export type Retention = Readonly<Record<Name, number>>;

/** Reads lengths that differ from the standard; throws with all problems for what is unknown or below the law's floor. */
export function readRetention(text: string): Retention {
  const given = JSON.parse(text) as Record<string, unknown>;
  const problems = Object.entries(given).flatMap(([name, days]) => problemOf(name, days));
  if (problems.length > 0) throw new Error(problems.join("; "));
  const names = Object.keys(retentionClasses) as Name[];
  return Object.fromEntries(
    names.map((name) => [name, (given[name] as number) ?? retentionClasses[name].standard]),
  ) as Record<Name, number>;
}

function problemOf(name: string, days: unknown): string[] {
  if (!Object.hasOwn(retentionClasses, name)) return [`${name} is no class of data`];
  const { floor } = retentionClasses[name as Name];
  if (!Number.isInteger(days)) return [`${name} must be a whole number of days`];
  return (days as number) < floor
    ? [`${name} is kept ${days} days; the law asks for ${floor} at least`]
    : [];
}
