import { isDuplicateKey } from "@server/core/mongo";
import type { WechatAccount } from "@shared/wechat-desk/notices";
import mongoose, { Schema } from "mongoose";

/** Something the platform reported about an account of ours. */
export interface AlertDocument {
  /** The push. */
  readonly _id: string;
  readonly account: WechatAccount;
  readonly kind: "punished" | "verification";
  /** Which sentence of the catalogue it is. */
  readonly what: string;
  readonly reason: string;
  readonly at: Date;
  readonly seenBy?: string;
}

const schema = new Schema<AlertDocument>(
  {
    _id: String,
    account: String,
    kind: String,
    what: String,
    reason: String,
    at: Date,
    seenBy: String,
  },
  { collection: "wechatAlerts", versionKey: false },
);
schema.index({ at: -1 });
const Alerts = mongoose.model<AlertDocument>("WechatAlert", schema);

export const alerts = {
  open: () =>
    Alerts.find({ seenBy: { $exists: false } })
      .sort({ at: -1 })
      .limit(20)
      .lean<AlertDocument[]>(),
  async add(alert: AlertDocument): Promise<void> {
    try {
      await Alerts.create([alert]);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  },
  async see(id: string, staffId: string): Promise<boolean> {
    const seen = await Alerts.updateOne({ _id: id }, { $set: { seenBy: staffId } });
    return seen.matchedCount === 1;
  },
};
