import mongoose, { Schema } from "mongoose";

/** The number of a record that was merged into another one: whoever asks for it gets that one. */
export interface MergedCustomerDocument {
  /** The customer id that is no longer in use. */
  readonly _id: string;
  readonly survivorId: string;
  readonly mergeId: string;
}

const schema = new Schema<MergedCustomerDocument>(
  {
    _id: String,
    survivorId: { type: String, required: true },
    mergeId: { type: String, required: true },
  },
  { collection: "mergedCustomers", autoIndex: false, versionKey: false },
);
schema.index({ survivorId: 1 });

export const MergedCustomerModel = mongoose.model<MergedCustomerDocument>("MergedCustomer", schema);

/** The ids that were merged into a customer: what was sealed under them is theirs too. */
export async function mergedIdsOf(customerId: string): Promise<string[]> {
  const found = await MergedCustomerModel.find({ survivorId: customerId }).lean<
    MergedCustomerDocument[]
  >();
  return found.map(({ _id }) => _id);
}

/** Merges of merges are followed so far; more in one life is a mistake to be looked at. */
const mostSteps = 4;

/** Where each of these ids leads now; ids that were never merged are absent. */
export async function survivorsOf(ids: readonly string[]): Promise<Map<string, string>> {
  const leads = new Map<string, string>();
  let open = new Map(ids.map((id) => [id, id]));
  for (let step = 0; step < mostSteps && open.size > 0; step += 1) {
    const found = await MergedCustomerModel.find({ _id: { $in: [...open.values()] } }).lean<
      MergedCustomerDocument[]
    >();
    const next = new Map(found.map(({ _id, survivorId }) => [_id, survivorId]));
    open = new Map(
      [...open].flatMap(([id, at]) => {
        const survivor = next.get(at);
        if (survivor) leads.set(id, survivor);
        return survivor ? [[id, survivor] as const] : [];
      }),
    );
  }
  return leads;
}
