import { randomBytes } from "node:crypto";
import type { Tx } from "@server/core/mongo";
import { hashToken } from "@server/core/session";
import { type Sealed, sealedPath } from "@server/core/vault";
import mongoose, { Schema } from "mongoose";

export type JoinKind = "setup" | "invite" | "password" | "factor";

/** A link that works once. Only its hash is kept, so the database opens nothing. */
export interface JoinDocument {
  readonly _id: string;
  readonly kind: JoinKind;
  /** Whom it is for; the first administrator does not exist yet. */
  readonly staffId?: string;
  /** Seed of the authenticator to be enrolled, the same however often the page is opened. */
  readonly seed?: Sealed;
  readonly madeBy: string;
  /** On the machine's clock, as every secret. */
  readonly expiresAt: Date;
  readonly usedAt?: Date;
}

const schema = new Schema<JoinDocument>(
  {
    _id: String,
    kind: { type: String, required: true },
    staffId: String,
    seed: sealedPath,
    madeBy: { type: String, required: true },
    expiresAt: { type: Date, required: true },
    usedAt: Date,
  },
  { collection: "joins", versionKey: false },
);
schema.index({ staffId: 1, expiresAt: 1 });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 30 * 86_400 });
const Joins = mongoose.model<JoinDocument>("Join", schema);

const unused = () => ({ usedAt: { $exists: false }, expiresAt: { $gt: new Date() } });

export const seedPlace = (id: string) => ({ collection: "joins", id, field: "seed" });

export const joins = {
  /** A new link takes the place of every other that waits for the same person. */
  async create(
    document: Omit<JoinDocument, "_id" | "seed"> & {
      readonly seal: (id: string) => Promise<Sealed | undefined>;
    },
    tx: Tx,
  ): Promise<string> {
    const { seal, ...rest } = document;
    const token = randomBytes(32).toString("base64url");
    const _id = hashToken(token);
    const seed = await seal(_id);
    await Joins.updateMany(
      { staffId: rest.staffId ?? { $exists: false }, ...unused() },
      { $set: { usedAt: new Date() } },
      { session: tx },
    );
    await Joins.create([{ _id, ...rest, ...(seed ? { seed } : {}) }], { session: tx });
    return token;
  },
  find: (token: string) =>
    Joins.findOne({ _id: hashToken(token), ...unused() }).lean<JoinDocument | null>(),
  waitingFor: (staffId: string) =>
    Joins.findOne({ staffId, ...unused() }).lean<JoinDocument | null>(),
  /** True for exactly one caller. */
  async use(id: string, tx: Tx): Promise<boolean> {
    const { modifiedCount } = await Joins.updateOne(
      { _id: id, ...unused() },
      { $set: { usedAt: new Date() } },
      { session: tx },
    );
    return modifiedCount === 1;
  },
};
