import { hours } from "@server/core/clock";
import { announce } from "@server/core/events";
import { newId } from "@server/core/ids";
import { isDuplicateKey, type Tx, transact } from "@server/core/mongo";
import type { Trail } from "@server/core/trail";
import { staff } from "@server/features/organisation";
import { ApprovalReason } from "@shared/approvals/approval";
import { ApprovalError } from "@shared/approvals/errors";
import { type ApprovalDocument, ApprovalModel, approvalPlace, openMatters } from "./approval.model";
import { type ApprovalKind, approvalKind } from "./approval-kind";

interface AskOptions {
  /** The caller's own transaction, where the request belongs to a change. */
  readonly tx?: Tx;
  /** The matter, such as `campaign:cmp_…`: while one request about it waits, another is refused. */
  readonly about?: string;
}

/**
 * Asks for a second person's yes to an act. Nothing happens until somebody else approves; then
 * `execute` of the kind runs exactly once.
 */
export async function askApproval<Payload>(
  trail: Trail,
  kind: string | ApprovalKind<Payload>,
  payload: Payload,
  reason: string,
  { tx, about }: AskOptions = {},
): Promise<{ readonly approvalId: string }> {
  const name = typeof kind === "string" ? kind : kind.kind;
  const definition = approvalKind(name);
  if (!definition)
    throw new Error(`No approval is called ${name}; list it in server/approvals.ts.`);
  const document = await documentOf(definition, trail, payload, reason, about);
  const write = async (session: Tx) => {
    if (about) await openMatters.take(about, document._id, session);
    await ApprovalModel.create([document], { session });
    await announce(session, {
      type: "approval.asked",
      aggregate: { kind: "approval", id: document._id },
      actor: trail.actor,
      at: document.askedAt,
      data: { kind: name },
    });
    await trail.ports.audit.record(
      {
        actor: trail.actor,
        act: "approval.asked",
        object: { kind: "approval", id: document._id },
        ...(document.owner === "staff" ? {} : { customerId: document.owner }),
        result: "ok",
        ip: trail.ip,
        requestId: trail.requestId,
        reason,
        fields: [name],
      },
      { session },
    );
  };
  try {
    await (tx ? write(tx) : transact(write));
  } catch (error) {
    if (isDuplicateKey(error)) throw await alreadyAsked(about);
    throw error;
  }
  return { approvalId: document._id };
}

async function documentOf(
  definition: ApprovalKind,
  { actor, ports }: Trail,
  payload: unknown,
  reason: string,
  about: string | undefined,
): Promise<ApprovalDocument> {
  const _id = newId("apr");
  const asker = await staff.find(actor.id);
  if (!asker) throw new Error("Only members of staff ask for approval.");
  const checked = definition.payload.parse(payload);
  const owner = definition.customerOf?.(checked) ?? "staff";
  const within = (await definition.within?.(checked)) ?? { unitPath: asker.unitPath };
  const [sealedPayload, sealedReason] = await Promise.all([
    ports.vault.seal(owner, approvalPlace(_id, "payload"), JSON.stringify(checked)),
    ports.vault.seal(owner, approvalPlace(_id, "reason"), ApprovalReason.parse(reason)),
  ]);
  const now = ports.clock.now();
  return {
    _id,
    kind: definition.kind,
    state: "asked",
    askerId: asker._id,
    askerRoles: asker.roles,
    unitPath: within.unitPath,
    decides: definition.decides,
    people: within.people ?? [],
    owner,
    payload: sealedPayload,
    reason: sealedReason,
    ...(about ? { about } : {}),
    attempts: 0,
    askedAt: now,
    expiresAt: new Date(now.getTime() + hours(definition.hours ?? 72)),
    updatedAt: now,
  };
}

async function alreadyAsked(about: string | undefined): Promise<Error> {
  const waiting = about ? await openMatters.find(about) : null;
  return ApprovalError.alreadyAsked(waiting ? { approvalId: waiting.approvalId } : {});
}
