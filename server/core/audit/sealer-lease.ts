import { randomBytes } from "node:crypto";
import type { ClientSession, Connection } from "mongoose";

export interface LeaseDocument {
  readonly _id: string;
  readonly holder: string;
  /** Rises with every change of holder, so that one who was asleep notices. */
  readonly fence: number;
  readonly until: Date;
  readonly lastSeal: number;
}

const id = "sealer";
const leaseSeconds = 15;

/** At most one process seals at a time. Time is the database's, since processes' clocks differ. */
export class SealerLease {
  readonly #holder = randomBytes(8).toString("hex");
  #fence = 0;
  constructor(private readonly db: Connection) {}

  get #leases() {
    return this.db.collection<LeaseDocument>("auditLeases");
  }

  /** Takes or prolongs the lease; false while another holds it. */
  async hold(): Promise<boolean> {
    const holder = this.#holder;
    const initial = { holder: "", fence: 0, until: new Date(0), lastSeal: 0 };
    await this.#leases.updateOne({ _id: id }, { $setOnInsert: initial }, { upsert: true });
    const held = await this.#leases.findOneAndUpdate(
      { _id: id, $or: [{ holder }, { $expr: { $lt: ["$until", "$$NOW"] } }] },
      [
        {
          $set: {
            fence: { $cond: [{ $eq: ["$holder", holder] }, "$fence", { $add: ["$fence", 1] }] },
            until: { $dateAdd: { startDate: "$$NOW", unit: "second", amount: leaseSeconds } },
            holder: { $literal: holder },
          },
        },
      ],
      { returnDocument: "after" },
    );
    this.#fence = held?.fence ?? 0;
    return held !== null;
  }

  /** Writes the number of a new seal in its transaction; throws when the lease was lost meanwhile. */
  async stamp(lastSeal: number, session: ClientSession): Promise<void> {
    const done = await this.#leases.updateOne(
      { _id: id, holder: this.#holder, fence: this.#fence },
      { $set: { lastSeal } },
      { session },
    );
    if (done.matchedCount !== 1) throw new Error("the sealer's lease was lost");
  }

  async release(): Promise<void> {
    await this.#leases.updateOne(
      { _id: id, holder: this.#holder },
      { $set: { until: new Date(0) } },
    );
  }
}
