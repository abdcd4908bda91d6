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
  /** Forced refreshes: the platform allows twenty a day, half a minute apart. */
  forcedAt?: Date;
  forcedDay?: string;
  forcedCount?: number;
  /** Until then nobody asks the platform again. */
  blockedUntil?: Date;
  refusal?: Refusal;
}

export type SharedState = CredentialDocument & { readonly serverNow: Date };

const leaseSeconds = 12;

/** The database side of a shared credential. Every instant is the database's, so clocks may differ. */
export function credentialStore(
  collection: Collection<CredentialDocument>,
  options: { readonly name: string; readonly owner: string; readonly sealer: Sealer },
) {
  const { name, owner, sealer } = options;
  const place = { collection: "wechatTokens", id: name, field: "sealed" };
  const held = { _id: name, leaseOwner: owner };
  const fromNow = (seconds: number) => ({
    $dateAdd: { startDate: "$$NOW", unit: "second", amount: Math.ceil(seconds) },
  });

  return {
    async read(): Promise<SharedState> {
      const found = await collection
        .aggregate<SharedState>([{ $match: { _id: name } }, { $set: { serverNow: "$$NOW" } }])
        .next();
      if (found) return found;

      await collection.updateOne(
        { _id: name },
        { $setOnInsert: { generation: 0 } },
        { upsert: true },
      );
      return { _id: name, generation: 0, serverNow: new Date() };
    },

    /** Takes the right to ask the platform; undefined when another process has it. */
    async lease(): Promise<SharedState | undefined> {
      const free = {
        _id: name,
        $or: [{ leaseUntil: { $exists: false } }, { $expr: { $lt: ["$leaseUntil", "$$NOW"] } }],
      };
      const taken = await collection.findOneAndUpdate(
        free,
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
      return taken
        ? { ...taken, serverNow: (taken as unknown as { leasedAt: Date }).leasedAt }
        : undefined;
    },

    async release(): Promise<void> {
      await collection.updateOne(held, { $unset: { leaseOwner: 1, leaseUntil: 1 } });
    },

    /** Written before the forced call is made, so that a crash cannot exceed the platform's limit. */
    async noteForced(forcedDay: string, forcedCount: number): Promise<void> {
      await collection.updateOne(held, [
        { $set: { forcedAt: "$$NOW", forcedDay: { $literal: forcedDay }, forcedCount } },
      ]);
    },

    async save(value: string, lifeSeconds: number): Promise<void> {
      const sealed = await sealer.seal(place, value);
      await collection.updateOne(held, [
        {
          $set: {
            sealed: { $literal: sealed },
            generation: { $add: ["$generation", 1] },
            obtainedAt: "$$NOW",
            expiresAt: fromNow(lifeSeconds),
          },
        },
        { $unset: ["leaseOwner", "leaseUntil", "blockedUntil", "refusal"] },
      ]);
    },

    async block(refusal: Refusal, seconds: number): Promise<void> {
      await collection.updateOne(held, [
        { $set: { refusal: { $literal: refusal }, blockedUntil: fromNow(seconds) } },
        { $unset: ["leaseOwner", "leaseUntil"] },
      ]);
    },

    async open(state: CredentialDocument): Promise<string | undefined> {
      return state.sealed === undefined ? undefined : await sealer.open(place, state.sealed);
    },
  };
}

export type CredentialStore = ReturnType<typeof credentialStore>;
