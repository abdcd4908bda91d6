import { days } from "@server/core/clock";
import { isDuplicateKey, type Tx } from "@server/core/mongo";
import mongoose, { Schema } from "mongoose";

/** A code made at WeChat whose scene is ours. */
export interface QrCodeDocument {
  /** Also the scene. */
  readonly _id: string;
  readonly name: string;
  readonly purpose: string;
  readonly kind: "permanent" | "temporary";
  readonly ticket: string;
  readonly url: string;
  /** Whose personal code it is. */
  readonly staffId?: string;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly expiresAt?: Date;
  readonly isRetired: boolean;
}

/** One scan, told by one push. Who scanned is a blind index: enough to count people. */
export interface QrScanDocument {
  /** The push. */
  readonly _id: string;
  readonly codeId: string;
  readonly who: string;
  /** `2026-11-25` in Shanghai. */
  readonly day: string;
  readonly isNewFollower: boolean;
  readonly at: Date;
  readonly purgeAt: Date;
}

const options = { versionKey: false } as const;
const codes = new Schema<QrCodeDocument>(
  {
    _id: String,
    name: String,
    purpose: String,
    kind: String,
    ticket: String,
    url: String,
    staffId: String,
    createdAt: Date,
    createdBy: String,
    expiresAt: Date,
    isRetired: { type: Boolean, default: false },
  },
  { ...options, collection: "wechatQrCodes" },
);
codes.index({ isRetired: 1, createdAt: -1 });
// A person has one code of their own.
codes.index(
  { staffId: 1 },
  { unique: true, partialFilterExpression: { staffId: { $exists: true } } },
);
const scans = new Schema<QrScanDocument>(
  {
    _id: String,
    codeId: String,
    who: String,
    day: String,
    isNewFollower: Boolean,
    at: Date,
    purgeAt: Date,
  },
  { ...options, collection: "wechatQrScans" },
);
scans.index({ codeId: 1, day: 1 });
scans.index({ purgeAt: 1 }, { expireAfterSeconds: 0 });

const Codes = mongoose.model<QrCodeDocument>("WechatQrCode", codes);
const Scans = mongoose.model<QrScanDocument>("WechatQrScan", scans);

export interface ScanCount {
  readonly scans: number;
  readonly people: number;
  readonly followers: number;
}

export const qrCodes = {
  find: (id: string) => Codes.findById(id).lean<QrCodeDocument | null>(),
  ofStaff: (staffId: string) => Codes.findOne({ staffId }).lean<QrCodeDocument | null>(),
  inUse: () =>
    Codes.find({ isRetired: false }).sort({ createdAt: -1 }).limit(500).lean<QrCodeDocument[]>(),
  async add(code: QrCodeDocument, tx: Tx): Promise<void> {
    await Codes.create([code], { session: tx });
  },
  async retire(id: string, tx: Tx): Promise<boolean> {
    // Their next code may be their own again.
    const change = { $set: { isRetired: true }, $unset: { staffId: 1 } };
    const done = await Codes.updateOne({ _id: id, isRetired: false }, change, { session: tx });
    return done.modifiedCount === 1;
  },
};

export const qrScans = {
  /** Counts a scan once, however often its push is heard. */
  async add(scan: Omit<QrScanDocument, "purgeAt">): Promise<void> {
    try {
      await Scans.create([{ ...scan, purgeAt: new Date(Date.now() + days(400)) }]);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  },

  async count(codeIds: readonly string[]): Promise<ReadonlyMap<string, ScanCount>> {
    const people = await Scans.aggregate<{
      readonly _id: { readonly codeId: string };
      readonly scans: number;
      readonly followers: number;
    }>([
      { $match: { codeId: { $in: [...codeIds] } } },
      {
        $group: {
          _id: { codeId: "$codeId", who: "$who" },
          scans: { $sum: 1 },
          followers: { $sum: { $cond: ["$isNewFollower", 1, 0] } },
        },
      },
    ]);
    const counts = new Map<string, ScanCount>();
    for (const { _id, scans, followers } of people) {
      const before = counts.get(_id.codeId) ?? { scans: 0, people: 0, followers: 0 };
      counts.set(_id.codeId, {
        scans: before.scans + scans,
        people: before.people + 1,
        followers: before.followers + followers,
      });
    }
    return counts;
  },

  byDay: (codeId: string, from: string) =>
    Scans.aggregate<{ readonly _id: string; readonly scans: number; readonly followers: number }>([
      { $match: { codeId, day: { $gte: from } } },
      {
        $group: {
          _id: "$day",
          scans: { $sum: 1 },
          followers: { $sum: { $cond: ["$isNewFollower", 1, 0] } },
        },
      },
    ]),
};
