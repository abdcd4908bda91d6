import { newId } from "@server/core/ids";
import type { Tx } from "@server/core/mongo";
import type { Trail } from "@server/core/trail";
import { type Sealed, sealedPath, type Vault } from "@server/core/vault";
import mongoose, { Schema } from "mongoose";

export type ChangeSource = "staff" | "customer" | "import" | "merge";

/** One change of one field of a customer. Both values are sealed, whatever class the field has. */
export interface FieldChangeDocument {
  readonly _id: string;
  readonly customerId: string;
  readonly key: string;
  readonly values: Sealed;
  readonly at: Date;
  readonly by: { readonly kind: "staff" | "customer" | "system"; readonly id: string };
  readonly source: ChangeSource;
}

/** The value before and after, as written; absent where there was none. */
export interface ChangedValues {
  readonly from?: string;
  readonly to?: string;
}

const schema = new Schema<FieldChangeDocument>(
  {
    _id: String,
    customerId: { type: String, required: true },
    key: { type: String, required: true },
    values: { ...sealedPath, required: true },
    at: { type: Date, required: true },
    by: { _id: false, kind: { type: String }, id: String },
    source: { type: String, required: true },
  },
  { collection: "fieldChanges", autoIndex: false, versionKey: false },
);
schema.index({ customerId: 1, at: -1, _id: -1 });

export const FieldChangeModel = mongoose.model<FieldChangeDocument>("FieldChange", schema);

const place = (id: string) => ({ collection: "fieldChanges", id, field: "values" });

interface Context {
  readonly trail: Pick<Trail, "actor"> & {
    readonly ports: Pick<Trail["ports"], "vault" | "clock">;
  };
  readonly source: ChangeSource;
}

/** Keeps what fields were and became, in the transaction of the change itself. */
export async function recordChanges(
  customerId: string,
  changes: readonly (ChangedValues & { readonly key: string })[],
  { trail: { actor, ports }, source }: Context,
  tx: Tx,
): Promise<void> {
  if (changes.length === 0) return;
  const ids = changes.map(() => newId("fch"));
  const sealed = await ports.vault.sealGroups(
    changes.map(({ from, to }, at) => ({
      owner: customerId,
      place: place(ids[at] ?? ""),
      values: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) },
    })),
  );
  const documents = changes.map(({ key }, at) => ({
    _id: ids[at] ?? "",
    customerId,
    key,
    values: sealed[at],
    at: ports.clock.now(),
    by: { kind: actor.kind, id: actor.id },
    source,
  }));
  await FieldChangeModel.collection.insertMany(documents as never[], { session: tx });
}

/** Both values of several changes, in the order they came. */
export const openChanges = (
  vault: Vault,
  documents: readonly FieldChangeDocument[],
): Promise<ChangedValues[]> =>
  vault.openGroups<ChangedValues>(
    documents.map(({ _id, customerId, values }) => ({
      owner: customerId,
      place: place(_id),
      sealed: values,
    })),
  );

/** A page of one customer's changes, newest first; the caller has found the customer within a Scope. */
export function changesOf(
  customerId: string,
  { before, limit }: { before?: { at: Date; id: string } | undefined; limit: number },
): Promise<FieldChangeDocument[]> {
  const earlier = before
    ? { $or: [{ at: { $lt: before.at } }, { at: before.at, _id: { $lt: before.id } }] }
    : {};
  return FieldChangeModel.find({ customerId, ...earlier })
    .sort({ at: -1, _id: -1 })
    .limit(limit)
    .lean<FieldChangeDocument[]>()
    .exec();
}

/** When one of these fields last changed by a file of the bank, since a moment. */
export function lastChange(customerId: string, key: string, since: Date) {
  return FieldChangeModel.findOne({
    customerId,
    at: { $gte: since },
    key,
    source: { $ne: "merge" },
  })
    .sort({ at: -1 })
    .lean<FieldChangeDocument | null>();
}
