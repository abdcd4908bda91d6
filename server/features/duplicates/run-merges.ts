import { trailOfJob } from "@server/core/trail";
import type { Ports } from "@server/ports";
import { finishMerge } from "./finish-merge";
import { type MergeDocument, MergeModel, MoveModel } from "./merge.model";
import { giveSomeBack, moveSome } from "./move-documents";
import { StepTaken } from "./step";
import { finishUndo } from "./undo-merge";

/** Steps that one run takes at most, so that a large record does not hold up the next one. */
const mostSteps = 400;

/** Takes every merge as far as it goes. Safe to be killed anywhere, and to run on two machines. */
export async function runMerges(ports: Ports): Promise<void> {
  const due = await MergeModel.find({ state: { $in: ["running", "settling", "undoing"] } })
    .sort({ startedAt: 1 })
    .limit(20)
    .lean<MergeDocument[]>();
  for (const merge of due) await run(merge._id, ports);
  await forgetParked(ports);
}

async function run(id: string, ports: Ports): Promise<void> {
  for (let steps = 0; steps < mostSteps; steps += 1) {
    const merge = await MergeModel.findById(id).lean<MergeDocument | null>();
    if (!merge) return;
    try {
      if (!(await step(merge, ports))) return;
    } catch (error) {
      if (error instanceof StepTaken) return;
      throw error;
    }
  }
}

/** One step; false when this merge has nothing to do for now. */
async function step(merge: MergeDocument, ports: Ports): Promise<boolean> {
  const trail = trailOfJob("customers.merge", ports);
  switch (merge.state) {
    case "running":
      if (!(await moveSome(merge, ports))) await finishMerge(merge, trail);
      return true;
    case "settling":
      if (await moveSome(merge, ports)) return true;
      if (merge.settledAt && merge.settledAt.getTime() > Date.now()) return false;
      await MergeModel.updateOne(
        { _id: merge._id, state: "settling", step: merge.step },
        { $set: { state: "done", step: merge.step + 1 } },
      );
      return false;
    case "undoing":
      if (!(await giveSomeBack(merge, ports))) await finishUndo(merge, trail);
      return true;
    default:
      return false;
  }
}

/** When a merge can no longer be undone, what was put aside for it is not kept either. */
async function forgetParked({ clock }: Ports): Promise<void> {
  const over = await MergeModel.find({ state: "done", undoUntil: { $lt: clock.now() } }, { _id: 1 })
    .limit(50)
    .lean<{ readonly _id: string }[]>();
  for (const { _id } of over) await MoveModel.deleteMany({ mergeId: _id });
}
