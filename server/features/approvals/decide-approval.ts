import { announce } from "@server/core/events";
import type { RequestContext } from "@server/core/implement";
import { type Tx, transact } from "@server/core/mongo";
import type { Scope, StaffActor } from "@server/core/policy";
import { type Trail, trailOf } from "@server/core/trail";
import { staff } from "@server/features/organisation";
import { ApprovalError } from "@shared/approvals/errors";
import { RequestError } from "@shared/core/errors";
import { type ApprovalDocument, approvalPlace, approvals } from "./approval.model";
import { approvalsSeenBy, askedBy, decidableBy } from "./approval.policy";
import { tellEnded } from "./open-approval";

export type StaffContext = RequestContext<StaffActor>;

/** Says yes or no. Of several who decide at once exactly one is heard; the others learn what became of it. */
export async function decideApproval(
  id: string,
  state: "approved" | "rejected",
  reason: string,
  context: StaffContext,
): Promise<ApprovalDocument> {
  const { actor, ports } = context;
  const own = await approvals.within(askedBy(actor)).find(id);
  if (own) throw ApprovalError.ownRequest();
  const found = await approvals.within(decidableBy(actor)).find(id);
  if (!found) throw await refusalOf(id, context);
  if (state === "approved") await demandAsker(found.askerId);
  const now = ports.clock.now();
  const decision = await ports.vault.seal(found.owner, approvalPlace(id, "decision"), reason);
  return change(found, state, context, {
    scope: decidableBy(actor),
    filter: { expiresAt: { $gt: now } },
    set: { deciderId: actor.id, decision, decidedAt: now },
    reason,
  });
}

/** Takes one's own request back. */
export async function withdrawApproval(
  id: string,
  context: StaffContext,
): Promise<ApprovalDocument> {
  const found = await approvals.within(askedBy(context.actor)).find(id);
  if (!found) throw await refusalOf(id, context);
  return change(found, "withdrawn", context, { scope: askedBy(context.actor), set: {} });
}

/** Puts what failed back in the queue. */
export async function retryApproval(id: string, context: StaffContext): Promise<ApprovalDocument> {
  const scope = decidableBy(context.actor);
  const found = await approvals.within(scope).find(id);
  if (!found) throw await refusalOf(id, context);
  return transact(async (tx) => {
    const after = await approvals.within(scope).move(
      id,
      "failed",
      {
        set: { state: "approved", updatedAt: context.ports.clock.now() },
        unset: ["failure", "retryAt"],
      },
      tx,
    );
    if (!after) throw ApprovalError.notWaiting({ state: found.state });
    await writeDown(after, "approval.retried", trailOf(context), tx);
    return after;
  });
}

const steps = {
  approved: "approval.approved",
  rejected: "approval.rejected",
  withdrawn: "approval.withdrawn",
} as const;

interface Change {
  readonly scope: Scope<ApprovalDocument>;
  readonly filter?: Record<string, unknown>;
  readonly set: Partial<ApprovalDocument>;
  readonly reason?: string;
}

async function change(
  found: ApprovalDocument,
  state: "approved" | "rejected" | "withdrawn",
  context: StaffContext,
  { scope, filter = {}, set, reason }: Change,
): Promise<ApprovalDocument> {
  const { ports } = context;
  const updatedAt = ports.clock.now();
  return transact(async (tx) => {
    const after = await approvals.within(scope).move(
      found._id,
      "asked",
      {
        filter,
        set: { ...set, state, updatedAt },
      },
      tx,
    );
    if (!after) throw await refusalOf(found._id, context, tx);
    await writeDown(after, steps[state], trailOf(context), tx, reason);
    if (state !== "approved") await tellEnded(after, state, ports, tx);
    return after;
  });
}

/** The event and the trail's row of a step, in the transaction of the step. */
export async function writeDown(
  { _id, owner, kind, askerId }: ApprovalDocument,
  act: string,
  trail: Trail,
  tx: Tx,
  reason?: string,
): Promise<void> {
  await announce(tx, {
    type: act,
    aggregate: { kind: "approval", id: _id },
    actor: trail.actor,
    at: trail.ports.clock.now(),
    data: { kind, askerId },
  });
  await trail.ports.audit.record(
    {
      actor: trail.actor,
      act,
      object: { kind: "approval", id: _id },
      ...(owner === "staff" ? {} : { customerId: owner }),
      result: act === "approval.failed" ? "failed" : "ok",
      ip: trail.ip,
      requestId: trail.requestId,
      ...(reason ? { reason } : {}),
      fields: [kind],
    },
    { session: tx },
  );
}

async function demandAsker(askerId: string): Promise<void> {
  if ((await staff.find(askerId))?.state !== "active") throw ApprovalError.askerGone();
}

/** Says as much as the reader may know: nothing about what they never saw. */
async function refusalOf(id: string, { actor, ports }: StaffContext, tx?: Tx): Promise<Error> {
  const seen = await approvals.within(approvalsSeenBy(actor)).find(id, tx);
  if (!seen) return ApprovalError.notFound();
  const { state, expiresAt } = seen;
  if (state === "withdrawn" || state === "expired") return ApprovalError.notWaiting({ state });
  if (state !== "asked") return ApprovalError.alreadyDecided({ state });
  if (expiresAt <= ports.clock.now()) return ApprovalError.expired();
  return RequestError.denied();
}
