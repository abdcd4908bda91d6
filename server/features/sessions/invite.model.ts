import type { Tx } from "@server/core/mongo";
import { type Sealed, sealedPath } from "@server/core/vault";
import mongoose, { Schema } from "mongoose";

interface InviteDocument {
  readonly _id: string;
  readonly customerId: string;
  readonly staffId: string;
  readonly expiresAt: Date;
  readonly usedAt?: Date;
}

const inviteSchema = new Schema<InviteDocument>(
  { _id: String, customerId: String, staffId: String, expiresAt: Date, usedAt: Date },
  { collection: "invites", versionKey: false },
);
inviteSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 604_800 });
const Invites = mongoose.model<InviteDocument>("Invite", inviteSchema);

const leadSchema = new Schema(
  { _id: String, wish: sealedPath, at: Date, state: { type: String, default: "new" } },
  { collection: "leads", versionKey: false },
);
leadSchema.index({ state: 1, at: 1 });
const Leads = mongoose.model("Lead", leadSchema);

/** Invitations to bind, by the hash of their scene; and the wishes of people who are no VIP yet. */
export const invites = {
  create: (_id: string, customerId: string, staffId: string, expiresAt: Date) =>
    Invites.create({ _id, customerId, staffId, expiresAt }),
  open: (_id: string) =>
    Invites.findOne({
      _id,
      usedAt: { $exists: false },
      expiresAt: { $gt: new Date() },
    }).lean<InviteDocument | null>(),
  use: (_id: string) => Invites.updateOne({ _id }, { $set: { usedAt: new Date() } }),
  saveLead: (_id: string, wish: Sealed, at: Date, tx: Tx) =>
    Leads.create([{ _id, wish, at }], { session: tx }),
};
