import { announce } from "@server/core/events";
import { newId } from "@server/core/ids";
import { transact } from "@server/core/mongo";
import type { Ports } from "@server/ports";
import mongoose, { Schema } from "mongoose";

export type SecurityNoticeKind =
  | "newAddress"
  | "passwordChanged"
  | "factorChanged"
  | "manyFailures"
  | "sessionPushedOut"
  | "recoveryUsed";

/** Something about a person's own access that they should know of (security.md A1-11). */
export interface SecurityNoticeDocument {
  readonly _id: string;
  readonly staffId: string;
  readonly kind: SecurityNoticeKind;
  readonly at: Date;
  readonly ip: string;
  readonly device: string;
  readonly seenAt?: Date;
}

const schema = new Schema<SecurityNoticeDocument>(
  {
    _id: String,
    staffId: { type: String, required: true },
    kind: { type: String, required: true },
    at: { type: Date, required: true },
    ip: String,
    device: String,
    seenAt: Date,
  },
  { collection: "securityNotices", versionKey: false },
);
schema.index({ staffId: 1, at: -1 });
schema.index({ at: 1 }, { expireAfterSeconds: 180 * 86_400 });
const Notices = mongoose.model<SecurityNoticeDocument>("SecurityNotice", schema);

interface From {
  readonly ip: string;
  readonly userAgent: string;
}

/** Tells a person of something about their access: on their page at once, and on their WeChat. */
export async function warn(
  staffId: string,
  kind: SecurityNoticeKind,
  from: From,
  { clock, live }: Pick<Ports, "clock" | "live">,
): Promise<void> {
  const at = clock.now();
  const _id = newId("ntc");
  await transact(async (tx) => {
    await Notices.create([{ _id, staffId, kind, at, ip: from.ip, device: from.userAgent }], {
      session: tx,
    });
    await announce(tx, {
      type: "access.warned",
      aggregate: { kind: "staff", id: staffId },
      actor: { kind: "system", id: "sessions" },
      at,
      data: { staffId, kind, noticeId: _id },
    });
  });
  live.publish([`staff:${staffId}`], { kind: "changed", what: "security", id: _id });
}

/** What a person has not seen yet, and the last few they have. */
export const noticesOf = (staffId: string): Promise<SecurityNoticeDocument[]> =>
  Notices.find({ staffId, seenAt: { $exists: false } })
    .sort({ at: -1 })
    .limit(20)
    .lean<SecurityNoticeDocument[]>()
    .exec();

export async function markSeen(id: string, staffId: string): Promise<boolean> {
  const { matchedCount } = await Notices.updateOne(
    { _id: id, staffId },
    { $set: { seenAt: new Date() } },
  );
  return matchedCount === 1;
}
