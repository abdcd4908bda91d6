import type { Tx } from "@server/core/mongo";
import { type MergeDocument, MergeModel } from "./merge.model";

/** Another worker took this step: nothing is to be done here. */
export class StepTaken extends Error {}

/** Takes the next step of a merge inside its transaction; the second of two workers is turned away. */
export async function advance(
  merge: MergeDocument,
  tx: Tx,
  set: Partial<MergeDocument> = {},
): Promise<void> {
  const { _id, state, step } = merge;
  const done = await MergeModel.updateOne(
    { _id, state, step },
    { $set: { ...set, step: step + 1 } },
    { session: tx },
  );
  if (done.modifiedCount === 0) throw new StepTaken();
}
