import { seconds } from "@server/core/clock";
import { defineJob } from "@server/core/job";
import * as z from "zod";
import { executeDeletion } from "./execute-deletion";
import { expireCopies, makeCopy } from "./make-copy";
import { advanceRequest, DataRequestModel } from "./request.model";

/**
 * Whatever of the customers' wishes is due: copies to make, deletions whose days of thought are
 * over, deletions to carry out or go on with, copies that had their time.
 */
export const dataRightsSweep = defineJob({
  name: "dataRights.sweep",
  data: z.object({}),
  everyMs: seconds(5),
  run: async (_, ports) => {
    const now = ports.clock.now();
    const making = await DataRequestModel.find({ state: "making" }, { _id: 1 }).limit(20).lean();
    for (const { _id } of making) await makeCopy(_id, ports);
    const cooled = await DataRequestModel.find(
      { state: "cooling", coolsUntil: { $lte: now } },
      { _id: 1 },
    ).lean();
    for (const { _id } of cooled) await advanceRequest(_id, ["cooling"], { state: "reviewing" });
    const agreed = await DataRequestModel.find({ state: "executing" }, { _id: 1 }).limit(20).lean();
    for (const { _id } of agreed) await executeDeletion(_id, ports);
    await expireCopies(ports);
  },
});
