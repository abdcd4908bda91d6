import type { Tx } from "@server/core/mongo";
import type { Ports } from "@server/ports";
import { type ApprovalDocument, approvalPlace } from "./approval.model";
import { type ApprovalKind, approvalKind } from "./approval-kind";

export interface OpenedApproval {
  readonly definition: ApprovalKind;
  readonly payload: unknown;
}

/**
 * What a request asks for. Undefined when it can no longer be read: the customer's key is
 * destroyed, or this version of the product no longer knows such an act.
 */
export async function openPayload(
  { _id, kind, owner, payload }: ApprovalDocument,
  { vault, log }: Ports,
): Promise<OpenedApproval | undefined> {
  const definition = approvalKind(kind);
  if (!definition) return undefined;
  try {
    const text = await vault.open(owner, approvalPlace(_id, "payload"), payload);
    return { definition, payload: definition.payload.parse(JSON.parse(text)) };
  } catch (error) {
    log.warn({ err: error, approval: _id }, "request cannot be read");
    return undefined;
  }
}

/** Lets the act know that it will never happen. */
export async function tellEnded(
  approval: ApprovalDocument,
  state: "rejected" | "withdrawn" | "expired",
  ports: Ports,
  tx: Tx,
): Promise<void> {
  const opened = await openPayload(approval, ports);
  await opened?.definition.ended?.(opened.payload, { state, tx });
}
