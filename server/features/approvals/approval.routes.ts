import { cursorOf, readCursor } from "@server/core/cursor";
import { type Implementation, implement, pick } from "@server/core/implement";
import type { Scope, StaffActor } from "@server/core/policy";
import type { ApprovalBox } from "@shared/approvals/approval";
import { approvalEndpoints as all } from "@shared/approvals/endpoints";
import { ApprovalError } from "@shared/approvals/errors";
import { type ApprovalDocument, approvals } from "./approval.model";
import { approvalsSeenBy, askedBy, decidableBy } from "./approval.policy";
import { presentApprovals } from "./approval.present";
import {
  decideApproval,
  retryApproval,
  type StaffContext,
  withdrawApproval,
} from "./decide-approval";

export const approvalRoutes: readonly Implementation[] = [
  implement(pick(all, "GET /approvals"))(async (input, context) => listApprovals(input, context)),
  implement(pick(all, "GET /approvals/:id"))(async ({ id }, context) => {
    const found = await approvals.within(approvalsSeenBy(context.actor)).find(id);
    if (!found) throw ApprovalError.notFound();
    return presentOne(found, context);
  }),
  implement(pick(all, "POST /approvals/:id/approve"))(async ({ id, reason }, context) => {
    const approved = await decideApproval(id, "approved", reason, context);
    await context.ports.jobs.wake("approval.wake").catch(() => {});
    return presentOne(approved, context);
  }),
  implement(pick(all, "POST /approvals/:id/reject"))(async ({ id, reason }, context) =>
    presentOne(await decideApproval(id, "rejected", reason, context), context),
  ),
  implement(pick(all, "POST /approvals/:id/withdraw"))(async ({ id }, context) =>
    presentOne(await withdrawApproval(id, context), context),
  ),
  implement(pick(all, "POST /approvals/:id/retry"))(async ({ id }, context) => {
    const again = await retryApproval(id, context);
    await context.ports.jobs.wake("approval.wake").catch(() => {});
    return presentOne(again, context);
  }),
];

interface ListInput {
  readonly box?: ApprovalBox | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

const boxes: Readonly<
  Record<
    ApprovalBox,
    {
      readonly scope: (actor: StaffActor) => Scope<ApprovalDocument>;
      readonly filter: (now: Date) => Record<string, unknown>;
    }
  >
> = {
  waiting: {
    scope: decidableBy,
    filter: (now) => ({
      $or: [{ state: "asked", expiresAt: { $gt: now } }, { state: "failed" }],
    }),
  },
  asked: { scope: askedBy, filter: () => ({}) },
  history: {
    scope: approvalsSeenBy,
    filter: () => ({ state: { $in: ["executed", "rejected", "withdrawn", "expired"] } }),
  },
};

async function listApprovals(
  { box = "waiting", cursor, limit = 30 }: ListInput,
  { actor, ports }: StaffContext,
) {
  const now = ports.clock.now();
  const { scope, filter } = boxes[box];
  const [found, waiting] = await Promise.all([
    approvals
      .within(scope(actor))
      .page({ $and: [filter(now)] }, { after: readCursor(cursor), limit: limit + 1 }),
    approvals
      .within(decidableBy(actor))
      .page({ $and: [boxes.waiting.filter(now)] }, { limit: 100 }),
  ]);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await presentApprovals(page, actor, ports),
    ...(last && found.length > limit
      ? { nextCursor: cursorOf({ at: last.askedAt, id: last._id }) }
      : {}),
    waiting: waiting.length,
  };
}

async function presentOne(found: ApprovalDocument, { actor, ports }: StaffContext) {
  const [presented] = await presentApprovals([found], actor, ports);
  if (!presented) throw ApprovalError.notFound();
  return presented;
}
