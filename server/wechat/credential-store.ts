import type { Binary, Collection } from "mongodb";
import type { Refusal } from "./outcome";
import type { Sealer } from "./ports";

/** A credential of one account as all processes share it. Its value is sealed. */
export interface CredentialDocument {
  _id: string;
  sealed?: Buffer | Binary;
  generation: number;
  obtainedAt?: Date;
  expiresAt?: Date;
  leaseOwner?: string;
  leaseUntil?: Date;
  leasedAt?: Date;
  /** Forced refreshes: the platform allows twenty a day, half a minute apart. */
  forcedAt?: Date;
  forcedDay?: string;
  forcedCount?: number;
  /** Until then nobody asks the platform again. */
  blockedUntil?: Date;
  refusal?: Refusal;
}

export type SharedState = CredentialDocument & { readonly serverNow: Date };

export interface CredentialStoreOptions {
  readonly collection: Collection<CredentialDocument>;
  readonly name: string;
  /** Who this process is among those that share the credential. */
  readonly owner: string;
  readonly sealer: Sealer;
}

const leaseSeconds = 12;

/** The database side of a shared credential. Every instant is the database's, so clocks may differ. */
export class CredentialStore {
  private readonly place;

  constructor(private readonly options: CredentialStoreOptions) {
    this.place = { collection: "wechatTokens", id: options.name, field: "sealed" };
  }

  async read(): Promise<SharedState> {
    const { collection, name: _id } = this.options;
    const found = await collection
      .aggregate<SharedState>([{ $match: { _id } }, { $set: { serverNow: "$$NOW" } }])
      .next();
    if (found) return found;

    await collection.updateOne({ _id }, { $setOnInsert: { generation: 0 } }, { upsert: true });
    return { _id, generation: 0, serverNow: new Date() };
  }

  /** Takes the right to ask the platform; undefined when another process has it. */
  async lease(): Promise<SharedState | undefined> {
    const { collection, name: _id, owner } = this.options;
    const isFree = [
      { leaseUntil: { $exists: false } },
      { $expr: { $lt: ["$leaseUntil", "$$NOW"] } },
    ];
    const taken = await collection.findOneAndUpdate(
      { _id, $or: isFree },
      [
        {
          $set: {
            leaseOwner: { $literal: owner },
            leaseUntil: fromNow(leaseSeconds),
            leasedAt: "$$NOW",
          },
        },
      ],
      { returnDocument: "after" },
    );
    return taken?.leasedAt ? { ...taken, serverNow: taken.leasedAt } : undefined;
  }

  release(): Promise<void> {
    return this.change([{ $unset: leaseFields }]);
  }

  /** Written before the forced call is made, so that a crash cannot exceed the platform's limit. */
  noteForced(forcedDay: string, forcedCount: number): Promise<void> {
    const forced = { forcedAt: "$$NOW", forcedDay: { $literal: forcedDay }, forcedCount };
    return this.change([{ $set: forced }]);
  }

  async save(value: string, lifeSeconds: number): Promise<void> {
    const sealed = await this.options.sealer.seal(this.place, value);
    const obtained = {
      sealed: { $literal: sealed },
      generation: { $add: ["$generation", 1] },
      obtainedAt: "$$NOW",
      expiresAt: fromNow(lifeSeconds),
    };
    return this.change([
      { $set: obtained },
      { $unset: [...leaseFields, "blockedUntil", "refusal"] },
    ]);
  }

  block(refusal: Refusal, seconds: number): Promise<void> {
    const blocked = { refusal: { $literal: refusal }, blockedUntil: fromNow(seconds) };
    return this.change([{ $set: blocked }, { $unset: leaseFields }]);
  }

  async open(state: CredentialDocument): Promise<string | undefined> {
    if (state.sealed === undefined) return undefined;
    return await this.options.sealer.open(this.place, state.sealed);
  }

  /** Changes the row while this process has the right to; else nothing, because another one has it. */
  private async change(pipeline: Record<string, unknown>[]): Promise<void> {
    const { collection, name, owner } = this.options;
    await collection.updateOne({ _id: name, leaseOwner: owner }, pipeline);
  }
}

const leaseFields = ["leaseOwner", "leaseUntil"];

function fromNow(seconds: number) {
  return { $dateAdd: { startDate: "$$NOW", unit: "second", amount: Math.ceil(seconds) } };
}
