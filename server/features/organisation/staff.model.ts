import { type Sealed, sealedPath } from "@server/core/vault";
import type { StaffRole } from "@shared/core/endpoint";
import mongoose, { Schema } from "mongoose";

export interface Certificate {
  /** AFP, CFP, 基金从业 … */
  readonly kind: string;
  readonly expiresOn?: string;
}

/** A member of staff. The name is on every visiting card and stands in clear; the rest is sealed. */
export interface StaffDocument {
  readonly _id: string;
  /** The bank's own number for the person; also the account name for signing in. */
  readonly no: string;
  readonly name: string;
  readonly title: string;
  readonly roles: readonly StaffRole[];
  readonly unitId: string;
  /** Units from the bank down to the person's own: a head answers for every unit below theirs. */
  readonly unitPath: readonly string[];
  readonly certificates: readonly Certificate[];
  /** What an expert is asked about: 税务, 信托 … */
  readonly skills: readonly string[];
  readonly state: "active" | "disabled";
  readonly presence: "onDuty" | "away";
  readonly phone?: Sealed;
  readonly phoneIndex?: string;
  /** Identity at the official account: how the person signs in and is reached. */
  readonly openid?: Sealed;
  readonly openidIndex?: string;
  /** Seed of the authenticator, sealed under a key of its own class. */
  readonly totpSeed?: Sealed;
  /** Argon2id, with its parameters. */
  readonly passwordHash?: string;
  readonly passwordSetAt?: Date;
  /** Hashes of former passwords, newest first: under the strict policy none comes back soon. */
  readonly formerPasswords?: readonly string[];
  /** Hashes of recovery codes that were not used yet. */
  readonly recoveryCodes?: readonly string[];
  /** Networks the person gave both factors from before: another one is told of. */
  readonly knownNetworks?: readonly string[];
  readonly createdAt: Date;
  /** Keyed print of the imported row it was last written from. */
  readonly source?: string;
}

const schema = new Schema<StaffDocument>(
  {
    _id: String,
    no: { type: String, required: true },
    name: { type: String, required: true },
    title: { type: String, required: true },
    roles: { type: [String], required: true },
    unitId: { type: String, required: true },
    unitPath: { type: [String], required: true },
    certificates: { type: [{ _id: false, kind: String, expiresOn: String }], default: [] },
    skills: { type: [String], default: [] },
    state: { type: String, default: "active" },
    presence: { type: String, default: "onDuty" },
    phone: sealedPath,
    phoneIndex: String,
    openid: sealedPath,
    openidIndex: String,
    totpSeed: sealedPath,
    passwordHash: String,
    passwordSetAt: Date,
    formerPasswords: { type: [String], default: undefined },
    recoveryCodes: { type: [String], default: undefined },
    knownNetworks: { type: [String], default: undefined },
    createdAt: { type: Date, required: true },
    source: String,
  },
  { collection: "staff", autoIndex: false, versionKey: false },
);
schema.index({ no: 1 }, { unique: true });
schema.index({ unitPath: 1, no: 1 });
schema.index({ roles: 1 });
schema.index(
  { openidIndex: 1 },
  { unique: true, partialFilterExpression: { openidIndex: { $exists: true } } },
);

export const StaffModel = mongoose.model<StaffDocument>("Staff", schema);
