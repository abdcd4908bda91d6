import type { Collection } from "mongodb";

export interface LeaseDocument {
  _id: string;
  owner?: string;
  until?: Date;
}

/** Rights that one process at a time holds, in the database's time, so that clocks may differ. */
export class Leases {
  private readonly declared = new Set<string>();

  constructor(
    private readonly collection: Collection<LeaseDocument>,
    private readonly owner: string,
    private readonly seconds: number,
  ) {}

  /**
   * Works while the right is held, keeping it alive however long a step takes; `isHeld` turns
   * false when it was lost. Undefined when another process has it.
   */
  async hold<Result>(
    name: string,
    work: (isHeld: () => boolean) => Promise<Result>,
  ): Promise<Result | undefined> {
    if (!(await this.take(name))) return undefined;
    let held = true;
    const keep = async () => {
      held &&= await this.take(name).catch(() => false);
    };
    const keeper = setInterval(() => void keep(), (this.seconds * 1_000) / 4);
    try {
      return await work(() => held);
    } finally {
      clearInterval(keeper);
      await this.release(name);
    }
  }

  private async take(name: string): Promise<boolean> {
    await this.declare(name);
    const { owner, seconds } = this;
    const until = { $dateAdd: { startDate: "$$NOW", unit: "second", amount: seconds } };
    const taken = await this.collection.findOneAndUpdate(
      { _id: name, $or: [{ owner }, { $expr: { $lt: ["$until", "$$NOW"] } }] },
      [{ $set: { owner: { $literal: owner }, until } }],
    );
    return taken !== null;
  }

  private async release(name: string): Promise<void> {
    await this.collection.updateOne(
      { _id: name, owner: this.owner },
      { $set: { until: new Date(0) }, $unset: { owner: 1 } },
    );
  }

  private async declare(name: string): Promise<void> {
    if (this.declared.has(name)) return;
    const free = { $setOnInsert: { until: new Date(0) } };
    await this.collection.updateOne({ _id: name }, free, { upsert: true });
    this.declared.add(name);
  }
}
