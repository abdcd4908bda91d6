import type { Tx } from "@server/core/mongo";
import type { ReachChannel } from "@shared/reach/reach";
import mongoose, { Schema } from "mongoose";

/**
 * Rights to write to a customer that WeChat gave us: permissions of subscribe templates, and the
 * reply window of either account. `left` is taken before a message leaves and can never fall
 * below zero; a message that surely did not leave gives it back.
 */
export interface PurseDocument {
  /** `<owner>|<what>`: see `purseId`. */
  readonly _id: string;
  /**
   * Blind index of the openid at the account whose right it is: a right is WeChat's to a human at
   * an account, whichever record or customer that human is known as.
   */
  readonly owner: string;
  readonly channel: "officialService" | "miniService" | "subscribe";
  /** Our name of the template, for subscribe rights. */
  readonly template?: string;
  readonly left: number;
  /** A long-term permission: not used up by sending. */
  readonly isLongTerm: boolean;
  /** End of a reply window, in the product's time. */
  readonly until?: Date;
  /** Deliveries that hold a right now. */
  readonly held: readonly string[];
  /** Reports already counted, the latest ones. */
  readonly seen: readonly string[];
  /** One dialog is told twice, by the client and by the platform; it counts once. */
  readonly grants: readonly {
    readonly by: "client" | "platform";
    readonly at: Date;
    readonly matched: boolean;
  }[];
}

const schema = new Schema<PurseDocument>(
  {
    _id: String,
    owner: { type: String, required: true },
    channel: { type: String, required: true },
    template: String,
    left: { type: Number, default: 0, min: 0 },
    isLongTerm: { type: Boolean, default: false },
    until: Date,
    held: { type: [String], default: [] },
    seen: { type: [String], default: [] },
    grants: { type: [{ _id: false, by: String, at: Date, matched: Boolean }], default: [] },
  },
  { collection: "reachRights", versionKey: false },
);
schema.index({ owner: 1 });
schema.index({ held: 1 });
export const Purses = mongoose.model<PurseDocument>("ReachRight", schema);

/** The id of one right. */
export function purseId(owner: string, channel: ReachChannel, template?: string): string {
  return `${owner}|${channel}${channel === "subscribe" ? `|${template ?? ""}` : ""}`;
}

export interface Holding {
  readonly deliveryId: string;
  readonly purse: string;
}

/** Takes one right a delivery, and says which deliveries got theirs. */
export async function takeRights(wanted: readonly Holding[], now: Date): Promise<Set<string>> {
  if (wanted.length === 0) return new Set();
  await Purses.collection.bulkWrite(
    wanted.flatMap(({ deliveryId, purse }) => [
      {
        updateOne: {
          filter: {
            _id: purse,
            held: { $ne: deliveryId },
            isLongTerm: false,
            left: { $gt: 0 },
            $or: [{ until: null }, { until: { $gt: now } }],
          },
          update: { $inc: { left: -1 }, $push: { held: deliveryId } },
        },
      },
      {
        updateOne: {
          filter: { _id: purse, held: { $ne: deliveryId }, isLongTerm: true },
          update: { $push: { held: deliveryId } },
        },
      },
    ]) as never,
    { ordered: false },
  );
  const ids = wanted.map(({ deliveryId }) => deliveryId);
  const holders = await Purses.find({ held: { $in: ids } }, { held: 1 }).lean<PurseDocument[]>();
  const held = new Set(holders.flatMap((purse) => purse.held));
  return new Set(ids.filter((id) => held.has(id)));
}

/** What became of a right that was taken. */
export type RightEnd = "used" | "returned" | "gone";

/** A right is given back only on an answer that says nothing was sent. */
export function rightEndAfter({ kind }: { readonly kind: string }): RightEnd {
  if (kind === "sent" || kind === "unknown") return "used";
  return kind === "rightUsedUp" ? "gone" : "returned";
}

/** Settles rights: used up, given back, or found to be gone for good. */
export async function settleRights(
  ended: readonly (Holding & { readonly end: RightEnd })[],
  tx?: Tx,
): Promise<void> {
  if (ended.length === 0) return;
  await Purses.collection.bulkWrite(
    ended.map(({ deliveryId, purse, end }) => ({
      updateOne: { filter: { _id: purse, held: deliveryId }, update: changes[end](deliveryId) },
    })) as never,
    { ordered: true, ...(tx ? { session: tx } : {}) },
  );
}

const changes: Readonly<Record<RightEnd, (deliveryId: string) => Record<string, unknown>>> = {
  used: (deliveryId) => ({ $pull: { held: deliveryId } }),
  returned: (deliveryId) => ({ $pull: { held: deliveryId }, $inc: { left: 1 } }),
  gone: (deliveryId) => ({ $pull: { held: deliveryId }, $set: { left: 0, isLongTerm: false } }),
};
