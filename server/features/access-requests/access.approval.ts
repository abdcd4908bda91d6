import { hours as hoursLong } from "@server/core/clock";
import { accessGrants } from "@server/features/access-grants";
import { type ApprovalKind, defineApproval } from "@server/features/approvals";
import { AccessPurpose } from "@shared/access/access";
import { AccessError } from "@shared/access/errors";
import { words } from "@shared/text/zh-CN/access";
import * as z from "zod";
import { writeDown } from "./ask-access";

const Payload = z.object({
  grantId: z.string(),
  /** Empty together with the customer when the number belongs to nobody. */
  name: z.string(),
  askedFor: z.string(),
  purpose: AccessPurpose,
  hours: z.number(),
  customerId: z.string().optional(),
  rmId: z.string().optional(),
  unitPath: z.array(z.string()).optional(),
});

/**
 * Access to a customer outside one's scope. The customer's own RM or lead decides. Where the number
 * belongs to nobody the request looks the same to its asker, only that nobody can decide it.
 */
export const accessApproval: ApprovalKind<z.infer<typeof Payload>> = defineApproval({
  kind: "customer.access",
  title: words.approvalTitle,
  decides: ["lead", "head"],
  payload: Payload,
  isQuiet: true,
  summary: ({ name, purpose, hours }) => words.willOpen(name, words.purposes[purpose], hours),
  askerSummary: ({ askedFor, purpose, hours }) =>
    words.asked(askedFor, words.purposes[purpose], hours),
  within: async ({ rmId, unitPath }) => ({
    unitPath: unitPath ?? [],
    people: rmId ? [rmId] : [],
  }),
  execute: async ({ grantId, hours }, trail, { deciderId, tx }) => {
    const now = trail.ports.clock.now();
    const open = await accessGrants.open(
      grantId,
      { from: now, until: new Date(now.getTime() + hoursLong(hours)), deciderId, changedAt: now },
      tx,
    );
    if (!open) throw AccessError.notFound();
    await writeDown(open, "access.opened", trail, tx);
  },
});
