import type { Tx } from "@server/core/mongo";
import { filterWithin, type Scope } from "@server/core/policy";
import { type Sealed, sealedPath } from "@server/core/vault";
import type { ApprovalState } from "@shared/approvals/approval";
import type { StaffRole } from "@shared/core/endpoint";
import mongoose, { Schema } from "mongoose";

/** A request for a second person's yes. What it says about people is sealed. */
export interface ApprovalDocument {
  readonly _id: string;
  readonly kind: string;
  readonly state: ApprovalState;
  readonly askerId: string;
  readonly askerRoles: readonly StaffRole[];
  /** Units from the bank down to the asker's own: whose lead and head may decide. */
  readonly unitPath: readonly string[];
  readonly decides: readonly StaffRole[];
  /** People who may decide by name, beside those roles. */
  readonly people: readonly string[];
  /** Whose key seals it: a customer's id, else the staff's. */
  readonly owner: string;
  readonly payload: Sealed;
  readonly reason: Sealed;
  /** What it is about: while it is open, no other request about the same matter is taken. */
  readonly about?: string;
  readonly deciderId?: string;
  readonly decision?: Sealed;
  /** Error code of the last attempt. */
  readonly failure?: string;
  readonly attempts: number;
  /** On the machine's clock: when a worker may look again. */
  readonly retryAt?: Date;
  readonly askedAt: Date;
  readonly expiresAt: Date;
  readonly decidedAt?: Date;
  readonly executedAt?: Date;
  readonly updatedAt: Date;
}

const schema = new Schema<ApprovalDocument>(
  {
    _id: String,
    kind: { type: String, required: true },
    state: { type: String, required: true },
    askerId: { type: String, required: true },
    askerRoles: { type: [String], required: true },
    unitPath: { type: [String], required: true },
    decides: { type: [String], required: true },
    people: { type: [String], required: true },
    owner: { type: String, required: true },
    payload: sealedPath,
    reason: sealedPath,
    about: String,
    deciderId: String,
    decision: sealedPath,
    failure: String,
    attempts: { type: Number, default: 0 },
    retryAt: Date,
    askedAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    decidedAt: Date,
    executedAt: Date,
    updatedAt: { type: Date, required: true },
  } as never,
  { collection: "approvals", versionKey: false },
);
schema.index({ state: 1, askedAt: -1 });
schema.index({ askerId: 1, askedAt: -1 });

export const ApprovalModel = mongoose.model<ApprovalDocument>("Approval", schema);

const matters = new Schema<{ _id: string; approvalId: string }>(
  { _id: String, approvalId: String },
  { collection: "approvalMatters", versionKey: false },
);
const Matters = mongoose.model<{ _id: string; approvalId: string }>("ApprovalMatter", matters);

/**
 * What open requests are about, one document each, so that the database itself refuses a second
 * one. Not a unique index on a field that changes: the embedded server keeps old values in it.
 */
export const openMatters = {
  take: (about: string, approvalId: string, tx: Tx) =>
    Matters.create([{ _id: about, approvalId }], { session: tx }),
  free: (about: string, tx: Tx) => Matters.deleteOne({ _id: about }, { session: tx }),
  find: (about: string) => Matters.findById(about).lean<{ readonly approvalId: string } | null>(),
};

/** Where a sealed part of a request stands. */
export const approvalPlace = (id: string, field: "payload" | "reason" | "decision") => ({
  collection: "approvals",
  id,
  field,
});

interface Page {
  readonly after?: { readonly at: Date; readonly id: string } | undefined;
  readonly limit: number;
}

/** The only way to requests: within a Scope. */
export const approvals = {
  within: (scope: Scope<ApprovalDocument>) => {
    const inScope = filterWithin(scope);
    return {
      find: (id: string, tx?: Tx) =>
        ApprovalModel.findOne(
          inScope({ _id: id }),
          null,
          tx ? { session: tx } : {},
        ).lean<ApprovalDocument | null>(),

      /** Newest first. */
      page: (filter: Record<string, unknown>, { after, limit }: Page) =>
        ApprovalModel.find(
          inScope({
            ...filter,
            ...(after
              ? {
                  $or: [
                    { askedAt: { $lt: after.at } },
                    { askedAt: after.at, _id: { $lt: after.id } },
                  ],
                }
              : {}),
          }),
        )
          .sort({ askedAt: -1, _id: -1 })
          .limit(limit)
          .lean<ApprovalDocument[]>(),

      /** Moves on from one state; null when it is not in it, or not in scope, any more. */
      async move(
        id: string,
        from: ApprovalState,
        { filter = {}, set, unset = [] }: Change,
        tx: Tx,
      ): Promise<ApprovalDocument | null> {
        const after = await ApprovalModel.findOneAndUpdate(
          inScope({ ...filter, _id: id, state: from }),
          {
            $set: set,
            ...(unset.length > 0
              ? { $unset: Object.fromEntries(unset.map((path) => [path, 1])) }
              : {}),
          },
          { returnDocument: "after", session: tx },
        ).lean<ApprovalDocument | null>();
        // An approved one still stands in the way of another about the same matter until it is done.
        if (after?.about && after.state !== "approved") await openMatters.free(after.about, tx);
        return after;
      },
    };
  },
};

interface Change {
  readonly filter?: Record<string, unknown>;
  readonly set: Partial<ApprovalDocument>;
  readonly unset?: readonly (keyof ApprovalDocument)[];
}
