import { announce } from "@server/core/events";
import { defineApproval } from "@server/features/approvals";
import { freeLeave } from "@server/features/bookings";
import { covers, staff } from "@server/features/organisation";
import { CoverError } from "@shared/staff/errors";
import { fill } from "@shared/text/fill";
import { covers as words } from "@shared/text/zh-CN/covers";
import * as z from "zod";

/** A cover begins only after another person said yes to it (security.md A3-06). */
export const coverApproval = defineApproval({
  kind: "staff.cover",
  title: words.approvalTitle,
  decides: ["lead", "head", "compliance"],
  payload: z.object({
    coverId: z.string(),
    absentId: z.string(),
    absent: z.string(),
    by: z.string(),
    span: z.string(),
    customers: z.string(),
  }),
  // Whose people they are decides, also where a head asked.
  within: async ({ coverId, absentId }) => ({
    unitPath:
      (await covers.find(coverId))?.unitPath ?? (await staff.find(absentId))?.unitPath ?? [],
  }),
  summary: (payload) => fill(words.approvalSummary, payload),
  execute: async ({ coverId }, { actor, ports }, { deciderId, tx }) => {
    const now = ports.clock.now();
    const found = await covers.find(coverId);
    // Whoever gets to see a book by it does not decide it.
    if (found?.coverId === deciderId || found?.staffId === deciderId)
      throw CoverError.ownDecision();
    const cover = await covers.advance(
      coverId,
      ["waiting"],
      { state: "approved", decidedBy: deciderId, changedAt: now },
      tx,
    );
    if (!cover) throw CoverError.notFound();
    await announce(tx, {
      type: "cover.approved",
      aggregate: { kind: "cover", id: coverId },
      actor: { kind: actor.kind, id: deciderId },
      at: now,
      data: { staffId: cover.staffId, coverId: cover.coverId, start: cover.start },
    });
  },
  ended: async ({ coverId }, { tx }) => {
    const cover = await covers.find(coverId);
    if (cover?.state !== "waiting") return;
    await covers.advance(coverId, ["waiting"], { state: "rejected" }, tx);
    await freeLeave(cover.leaveId, tx);
  },
});
