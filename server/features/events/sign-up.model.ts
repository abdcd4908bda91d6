import type { Place } from "@server/core/cursor";
import type { Tx } from "@server/core/mongo";
import { type Sealed, sealedPath } from "@server/core/vault";
import type { SignUpRow } from "@shared/events/event";
import mongoose, { Schema } from "mongoose";

/** One customer's place at one event, companions included. */
export interface SignUpDocument {
  readonly _id: string;
  readonly eventId: string;
  readonly customerId: string;
  readonly clientId: string;
  readonly state: SignUpRow["state"];
  /** The customer and their companions. */
  readonly people: number;
  /** Place in the waiting list is the order of this. */
  readonly queuedAt: Date;
  readonly offerUntil?: Date;
  readonly answers?: Sealed;
  /** The form that was answered, where the event has one. */
  readonly formId?: string;
  readonly formVersion?: number;
  /** What the ticket's QR says: sealed for its holder, hashed for the door. */
  readonly code: Sealed;
  readonly codeHash: string;
  readonly checkedInAt?: Date;
  readonly createdAt: Date;
}

const schema = new Schema<SignUpDocument>(
  {
    _id: String,
    eventId: { type: String, required: true },
    customerId: { type: String, required: true },
    clientId: { type: String, required: true },
    state: { type: String, required: true },
    people: { type: Number, required: true },
    queuedAt: { type: Date, required: true },
    offerUntil: Date,
    answers: sealedPath,
    formId: String,
    formVersion: Number,
    code: { ...sealedPath, required: true },
    codeHash: { type: String, required: true },
    checkedInAt: Date,
    createdAt: Date,
  },
  { collection: "signUps", versionKey: false },
);
schema.index({ eventId: 1, customerId: 1 }, { unique: true });
schema.index({ eventId: 1, state: 1, queuedAt: 1 });
schema.index({ customerId: 1, createdAt: -1 });
schema.index({ codeHash: 1 }, { unique: true });
schema.index({ state: 1, offerUntil: 1 });
export const SignUps = mongoose.model<SignUpDocument>("SignUp", schema);

export const live: readonly SignUpDocument["state"][] = [
  "confirmed",
  "waiting",
  "offered",
  "checkedIn",
];

/** Sign-ups of an event or customer the caller has found within a Scope. */
export const signUps = {
  of: (eventId: string, customerId: string, tx?: Tx) =>
    SignUps.findOne(
      { eventId, customerId },
      null,
      tx ? { session: tx } : {},
    ).lean<SignUpDocument | null>(),
  ofCustomer: (customerId: string) =>
    SignUps.find({ customerId }).sort({ createdAt: -1 }).limit(100).lean<SignUpDocument[]>(),
  find: (id: string) => SignUps.findById(id).lean<SignUpDocument | null>(),
  byCode: (eventId: string, codeHash: string) =>
    SignUps.findOne({ eventId, codeHash }).lean<SignUpDocument | null>(),
  /** In the order of the queue, beginning after a place in it. */
  page: (eventId: string, after: Place | undefined, limit: number) =>
    SignUps.find({
      eventId,
      ...(after
        ? {
            $or: [{ queuedAt: { $gt: after.at } }, { queuedAt: after.at, _id: { $gt: after.id } }],
          }
        : {}),
    })
      .sort({ queuedAt: 1, _id: 1 })
      .limit(limit)
      .lean<SignUpDocument[]>(),
  inState: (eventId: string, states: readonly SignUpDocument["state"][], tx?: Tx) =>
    SignUps.find({ eventId, state: { $in: [...states] } }, null, tx ? { session: tx } : {})
      .sort({ queuedAt: 1, _id: 1 })
      .lean<SignUpDocument[]>(),
  /** Offers that ran out, to be passed on. */
  lapsed: (now: Date) =>
    SignUps.find({
      state: "offered",
      offerUntil: { $lte: now, $gt: new Date(now.getTime() - 90 * 86_400_000) },
    })
      .limit(200)
      .lean<SignUpDocument[]>(),
  async counts(eventIds: readonly string[]): Promise<Map<string, Record<string, number>>> {
    const rows = await SignUps.aggregate<{
      _id: { eventId: string; state: string };
      people: number;
    }>([
      { $match: { eventId: { $in: [...eventIds] } } },
      { $group: { _id: { eventId: "$eventId", state: "$state" }, people: { $sum: "$people" } } },
    ]);
    const counts = new Map<string, Record<string, number>>();
    for (const { _id, people } of rows)
      counts.set(_id.eventId, { ...counts.get(_id.eventId), [_id.state]: people });
    return counts;
  },
  advance: (
    id: string,
    from: readonly SignUpDocument["state"][],
    update: Record<string, unknown>,
    tx: Tx,
  ) =>
    SignUps.findOneAndUpdate({ _id: id, state: { $in: [...from] } }, update, {
      returnDocument: "after",
      session: tx,
    }).lean<SignUpDocument | null>(),
};

export const signUpPlace = (id: string, field: "answers" | "code") => ({
  collection: "signUps",
  id,
  field,
});
