import { defineJob } from "@server/core/job";
import { repathConversations } from "@server/features/conversations";
import { repathCustomers } from "@server/features/customers";
import { type UnitDocument, UnitModel } from "@server/features/organisation";
import * as z from "zod";

/** Lets the records below units that were moved carry their new path. Repeats what was cut off. */
export async function followMoves(): Promise<void> {
  const moved = await UnitModel.find({ formerPath: { $exists: true } }).lean<UnitDocument[]>();
  for (const { _id, path, formerPath = [] } of moved) {
    await repathCustomers(_id, path);
    await repathConversations(formerPath, path);
    await UnitModel.updateOne({ _id, path: [...path] }, { $unset: { formerPath: 1 } });
  }
}

export const repathUnits = defineJob({
  name: "unit.repath",
  data: z.object({}),
  everyMs: 2_000,
  lockMinutes: 0.25,
  run: () => followMoves(),
});
