import type { Tx } from "@server/core/mongo";
import { type Sealed, sealedPath } from "@server/core/vault";
import type { AccessKind } from "@shared/access/access";
import mongoose, { Schema } from "mongoose";

/** Access of one person to one customer beyond their scope: asked for, running, or over. */
export interface AccessGrantDocument {
  readonly _id: string;
  readonly kind: AccessKind;
  readonly staffId: string;
  /** Absent when the number belongs to nobody: such a request waits like any other and lapses. */
  readonly customerId?: string;
  readonly askedFor: Sealed;
  readonly reason: Sealed;
  readonly purpose: string;
  readonly hours: number;
  readonly askedAt: Date;
  /** When a request that nobody granted lapses. */
  readonly lapsesAt: Date;
  readonly approvalId?: string;
  readonly deciderId?: string;
  readonly from?: Date;
  readonly until?: Date;
  /** Last change, in the product's time. */
  readonly changedAt: Date;
  readonly review?: {
    readonly result: "fine" | "misuse";
    readonly note: Sealed;
    readonly byId: string;
    readonly at: Date;
  };
}

const schema = new Schema<AccessGrantDocument>(
  {
    _id: String,
    kind: { type: String, required: true },
    staffId: { type: String, required: true },
    customerId: String,
    askedFor: sealedPath,
    reason: sealedPath,
    purpose: { type: String, required: true },
    hours: { type: Number, required: true },
    askedAt: { type: Date, required: true },
    lapsesAt: { type: Date, required: true },
    approvalId: String,
    deciderId: String,
    from: Date,
    until: Date,
    changedAt: { type: Date, required: true },
    review: { _id: false, result: String, note: sealedPath, byId: String, at: Date },
  } as never,
  { collection: "accessGrants", versionKey: false },
);
schema.index({ staffId: 1, askedAt: -1 });
schema.index({ until: 1 });

const Grants = mongoose.model<AccessGrantDocument>("AccessGrant", schema);

/** Where a sealed part of a grant stands; the staff's key seals it, as there may be no customer. */
export const grantPlace = (id: string, field: "askedFor" | "reason" | "review.note") => ({
  collection: "accessGrants",
  id,
  field,
});

type Before = { readonly at: Date; readonly id: string } | undefined;

/** Access beyond one's scope. Each question names whose it is. */
export const accessGrants = {
  /** Customers that are open to a person at a moment. */
  async openTo(staffId: string, now: Date): Promise<string[]> {
    const found = await Grants.find(
      { staffId, until: { $gt: now }, from: { $lte: now } },
      { customerId: 1 },
    )
      .limit(100)
      .lean<{ customerId?: string }[]>();
    return found.flatMap(({ customerId }) => customerId ?? []);
  },

  /** Terms that began, ended or were changed between two moments. */
  turning: (from: Date, to: Date) =>
    Grants.find({
      until: { $exists: true },
      $or: [
        { from: { $gt: from, $lte: to } },
        { until: { $gt: from, $lte: to } },
        { changedAt: { $gt: from, $lte: to } },
      ],
    })
      .limit(1_000)
      .lean<AccessGrantDocument[]>(),

  insert: async (document: AccessGrantDocument, tx: Tx): Promise<void> => {
    await Grants.create([document], { session: tx });
  },

  of: (staffId: string, after: Before, limit: number) =>
    Grants.find({ staffId, ...olderThan("askedAt", after) })
      .sort({ askedAt: -1, _id: -1 })
      .limit(limit)
      .lean<AccessGrantDocument[]>(),

  countSince: (staffId: string, since: Date) =>
    Grants.countDocuments({ staffId, askedAt: { $gt: since } }),

  find: (id: string) => Grants.findById(id).lean<AccessGrantDocument | null>(),

  /** Opens what was asked for; null when it is open or lapsed already. */
  open: (
    id: string,
    set: Pick<AccessGrantDocument, "from" | "until" | "deciderId" | "changedAt">,
    tx: Tx,
  ) =>
    Grants.findOneAndUpdate(
      { _id: id, from: { $exists: false } },
      { $set: set },
      { returnDocument: "after", session: tx },
    ).lean<AccessGrantDocument | null>(),

  /** Ends one's own running access; null when none runs. */
  end: (id: string, staffId: string, now: Date, tx: Tx) =>
    Grants.findOneAndUpdate(
      { _id: id, staffId, from: { $exists: true }, until: { $gt: now } },
      { $set: { until: now, changedAt: now } },
      { returnDocument: "after", session: tx },
    ).lean<AccessGrantDocument | null>(),

  /** Accesses that were open once, to be judged or judged, newest first. */
  toReview: (isDone: boolean, after: Before, limit: number) =>
    Grants.find({
      until: { $gt: new Date(0) },
      customerId: { $exists: true },
      review: { $exists: isDone },
      ...olderThan("askedAt", after),
    })
      .sort({ askedAt: -1, _id: -1 })
      .limit(limit)
      .lean<AccessGrantDocument[]>(),

  /** Writes a judgement once; null when there is one already. */
  judge: (id: string, review: NonNullable<AccessGrantDocument["review"]>, tx: Tx) =>
    Grants.findOneAndUpdate(
      { _id: id, review: { $exists: false }, until: { $exists: true } },
      { $set: { review } },
      { returnDocument: "after", session: tx },
    ).lean<AccessGrantDocument | null>(),
};

const olderThan = (field: "askedAt", after: Before): Record<string, unknown> =>
  after
    ? { $or: [{ [field]: { $lt: after.at } }, { [field]: after.at, _id: { $lt: after.id } }] }
    : {};
