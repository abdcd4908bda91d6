import type { Tx } from "@server/core/mongo";
import { filterWithin, type Scope } from "@server/core/policy";
import { type Sealed, sealedPath } from "@server/core/vault";
import type { Booking } from "@shared/bookings/booking";
import mongoose, { Schema } from "mongoose";

export interface BookingDocument {
  readonly _id: string;
  /** Made by the client: asking twice books once. */
  readonly clientId: string;
  readonly state: Booking["state"];
  readonly purposeId: string;
  readonly customerId: string;
  readonly staffId: string;
  readonly unitPath: readonly string[];
  readonly start: Date;
  readonly end: Date;
  readonly rescheduledFrom?: Date;
  readonly proposals: readonly { readonly start: Date; readonly end: Date }[];
  /** What the customer wrote, and what staff noted; sealed with the customer's key. */
  readonly note?: Sealed;
  readonly outcome?: Sealed;
  readonly reason?: Sealed;
  /** The customer was noticed at the branch. */
  readonly arrivedAt?: Date;
  /** What was answered to the purpose's own questions, and in which version of its form. */
  readonly answers?: Sealed;
  readonly formId?: string;
  readonly formVersion?: number;
  readonly createdAt: Date;
}

const schema = new Schema<BookingDocument>(
  {
    _id: String,
    clientId: { type: String, required: true },
    state: { type: String, required: true },
    purposeId: { type: String, required: true },
    customerId: { type: String, required: true },
    staffId: { type: String, required: true },
    unitPath: { type: [String], default: [] },
    start: { type: Date, required: true },
    end: { type: Date, required: true },
    rescheduledFrom: Date,
    proposals: { type: [{ _id: false, start: Date, end: Date }], default: [] },
    note: sealedPath,
    outcome: sealedPath,
    reason: sealedPath,
    answers: sealedPath,
    formId: String,
    formVersion: Number,
    arrivedAt: Date,
    createdAt: Date,
  },
  { collection: "bookings", versionKey: false },
);
schema.index({ customerId: 1, clientId: 1 }, { unique: true });
schema.index({ customerId: 1, start: -1 });
schema.index({ staffId: 1, start: 1 });
schema.index({ unitPath: 1, start: 1 });
schema.index({ state: 1, start: 1 });
export const Bookings = mongoose.model<BookingDocument>("Booking", schema);

export const bookings = {
  within: (scope: Scope<BookingDocument>) => {
    const inScope = filterWithin(scope);
    return {
      find: (id: string) => Bookings.findOne(inScope({ _id: id })).lean<BookingDocument | null>(),
      repeated: (clientId: string) =>
        Bookings.findOne(inScope({ clientId })).lean<BookingDocument | null>(),
      /** Both ends bounded: a calendar asks for a stretch, never for everything. */
      between: (from: Date, to: Date) =>
        Bookings.find(inScope({ start: { $gte: from, $lt: to } }))
          .sort({ start: 1 })
          .limit(1_000)
          .lean<BookingDocument[]>(),
      latest: (limit: number) =>
        Bookings.find(inScope({})).sort({ start: -1 }).limit(limit).lean<BookingDocument[]>(),
      /** Moves a booking on from one of the given states; null when it is in another one now. */
      advance: (
        id: string,
        from: readonly BookingDocument["state"][],
        update: Record<string, unknown>,
        tx: Tx,
      ) =>
        Bookings.findOneAndUpdate(inScope({ _id: id, state: { $in: [...from] } }), update, {
          returnDocument: "after",
          session: tx,
        }).lean<BookingDocument | null>(),
    };
  },
  insert: async (document: BookingDocument, tx: Tx): Promise<void> => {
    await Bookings.create([document], { session: tx });
  },
};

export const sealedPlace = (id: string, field: "note" | "outcome" | "reason" | "answers") => ({
  collection: "bookings",
  id,
  field,
});
