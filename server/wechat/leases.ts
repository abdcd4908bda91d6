import type { Collection } from "mongodb";

export interface LeaseDocument {
  _id: string;
  owner?: string;
  until?: Date;
}

/** Rights that one process at a time holds, in the database's time, so that clocks may differ. */
export function createLeases(
  collection: Collection<LeaseDocument>,
  owner: string,
  seconds: number,
) {
  const until = { $dateAdd: { startDate: "$$NOW", unit: "second", amount: seconds } };
  const known = new Set<string>();

  async function declare(name: string): Promise<void> {
    if (known.has(name)) return;
    await collection.updateOne(
      { _id: name },
      { $setOnInsert: { until: new Date(0) } },
      { upsert: true },
    );
    known.add(name);
  }

  /** Takes or keeps the right; false when another process has it. */
  async function take(name: string): Promise<boolean> {
    await declare(name);
    const taken = await collection.findOneAndUpdate(
      { _id: name, $or: [{ owner }, { $expr: { $lt: ["$until", "$$NOW"] } }] },
      [{ $set: { owner: { $literal: owner }, until } }],
    );
    return taken !== null;
  }

  async function release(name: string): Promise<void> {
    await collection.updateOne(
      { _id: name, owner },
      { $set: { until: new Date(0) }, $unset: { owner: 1 } },
    );
  }

  return {
    /**
     * Works while the right is held, keeping it alive however long a step takes; `isHeld` turns
     * false when it was lost. Undefined when another process has it.
     */
    async hold<Result>(
      name: string,
      work: (isHeld: () => boolean) => Promise<Result>,
    ): Promise<Result | undefined> {
      if (!(await take(name))) return undefined;
      let held = true;
      const keeper = setInterval(
        () => {
          take(name).then(
            (kept) => {
              held &&= kept;
            },
            () => {
              held = false;
            },
          );
        },
        (seconds * 1_000) / 4,
      );
      try {
        return await work(() => held);
      } finally {
        clearInterval(keeper);
        await release(name);
      }
    },
  };
}

export type Leases = ReturnType<typeof createLeases>;
