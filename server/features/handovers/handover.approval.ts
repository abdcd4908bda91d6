import { defineApproval } from "@server/features/approvals";
import { HandoverError } from "@shared/staff/errors";
import { fill } from "@shared/text/fill";
import { handovers as words } from "@shared/text/zh-CN/handovers";
import * as z from "zod";
import { handovers } from "./handover.model";
import { turns } from "./turn.model";

/** Moving many customers at once needs two people (security.md A3-07). */
export const handoverApproval = defineApproval({
  kind: "customers.reassign",
  title: words.approvalTitle,
  decides: ["head", "compliance"],
  payload: z.object({
    handoverId: z.string(),
    kind: z.enum(["leaver", "succession"]),
    from: z.string(),
    customers: z.string(),
    to: z.string(),
  }),
  summary: (payload) => fill(words.approvalSummary[payload.kind], payload),
  execute: async ({ handoverId }, { ports }, { tx }) => {
    const started = await handovers.advance(
      handoverId,
      "waiting",
      { state: "running", startedAt: ports.clock.now() },
      tx,
    );
    if (!started) throw HandoverError.notFound();
  },
  ended: async ({ handoverId }, { tx }) => {
    const refused = await handovers.advance(handoverId, "waiting", { state: "refused" }, tx);
    if (refused) await turns.free(refused.fromId, handoverId, tx);
  },
});
