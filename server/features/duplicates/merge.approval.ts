import { defineApproval } from "@server/features/approvals";
import { DuplicateError, mergeFields } from "@shared/duplicates/duplicates";
import { fill } from "@shared/text/fill";
import { duplicates as words } from "@shared/text/zh-CN/duplicates";
import * as z from "zod";
import { beginMerge } from "./begin-merge";
import { type SuspectDocument, SuspectModel } from "./suspect.model";

/** A merge across two managers hands a customer over, so a second person says yes to it. */
export const mergeApproval = defineApproval({
  kind: "customers.merge",
  title: words.approvalTitle,
  decides: ["head", "compliance"],
  payload: z.object({
    suspectId: z.string(),
    survivorId: z.string(),
    takeOther: z.array(z.enum(mergeFields)),
    /** Masked names: who decides needs no more. */
    survivor: z.string(),
    loser: z.string(),
  }),
  customerOf: ({ survivorId }) => survivorId,
  summary: ({ survivor, loser }) => fill(words.approvalSummary, { survivor, loser }),
  execute: async ({ suspectId, survivorId, takeOther }, trail, { tx }) => {
    const suspect = await SuspectModel.findById(suspectId).lean<SuspectDocument | null>();
    if (!suspect) throw DuplicateError.notFound();
    await beginMerge(suspect, { survivorId, takeOther }, trail, tx);
  },
  // Nobody agreed: the pair is open again for whoever looks next.
  ended: async ({ suspectId }, { tx }) => {
    await SuspectModel.updateOne(
      { _id: suspectId, state: "waiting" },
      { $set: { state: "open" } },
      { session: tx },
    );
  },
});
