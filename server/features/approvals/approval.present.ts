import { hasRole, type StaffActor } from "@server/core/policy";
import { type StaffDocument, staff } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import type { Approval } from "@shared/approvals/approval";
import { words } from "@shared/text/zh-CN/approvals";
import { errors } from "@shared/text/zh-CN/errors";
import { type ApprovalDocument, approvalPlace } from "./approval.model";
import { type OpenedApproval, openPayload } from "./open-approval";

/** Requests in words, with what the reader may do. */
export async function presentApprovals(
  list: readonly ApprovalDocument[],
  actor: StaffActor,
  ports: Ports,
): Promise<Approval[]> {
  const ids = list.flatMap(({ askerId, deciderId }) => [
    askerId,
    ...(deciderId ? [deciderId] : []),
  ]);
  const people = new Map((await staff.named([...new Set(ids)])).map((one) => [one._id, one]));
  return Promise.all(list.map((one) => present(one, actor, ports, people)));
}

async function present(
  approval: ApprovalDocument,
  actor: StaffActor,
  ports: Ports,
  people: ReadonlyMap<string, StaffDocument>,
): Promise<Approval> {
  const { _id, kind, state, askerId, deciderId, failure, decidedAt, executedAt } = approval;
  const [opened, reason, decision] = await Promise.all([
    openPayload(approval, ports),
    openText(approval, "reason", ports),
    openText(approval, "decision", ports),
  ]);
  const isOwn = askerId === actor.id;
  const isHidden = isOwn && opened?.definition.isQuiet === true && state === "rejected";
  const isOver = approval.expiresAt <= ports.clock.now();
  const shown = isHidden || state === "asked" ? (isOver ? "expired" : "asked") : state;
  return {
    id: _id,
    kind,
    title: opened?.definition.title ?? words.kinds[kind] ?? words.unknownKind,
    summary: opened ? summaryOf(opened, isOwn) : words.unreadable,
    reason,
    state: shown,
    asker: colleague(people.get(askerId), askerId),
    ...(deciderId && !isHidden ? { decider: colleague(people.get(deciderId), deciderId) } : {}),
    ...(decision && !isHidden ? { decision } : {}),
    ...(failure ? { failure: errors[failure] ?? errors["request.unexpected"] ?? "" } : {}),
    askedAt: approval.askedAt.toISOString(),
    expiresAt: approval.expiresAt.toISOString(),
    ...(decidedAt && !isHidden ? { decidedAt: decidedAt.toISOString() } : {}),
    ...(executedAt ? { executedAt: executedAt.toISOString() } : {}),
    may: mayDo(approval, actor, ports),
  };
}

const summaryOf = ({ definition, payload }: OpenedApproval, isOwn: boolean): string =>
  (isOwn ? definition.askerSummary?.(payload) : undefined) ?? definition.summary(payload);

/** The same rule as the query of `decidableBy`, for one request that is already at hand. */
function isDecider(
  { askerId, decides, people, unitPath }: ApprovalDocument,
  actor: StaffActor,
): boolean {
  if (askerId === actor.id) return false;
  if (people.includes(actor.id)) return true;
  return actor.roles.some((role) => {
    if (!decides.includes(role)) return false;
    if (role === "lead") return unitPath.includes(actor.unitId);
    if (role === "head") return unitPath.some((unit) => actor.unitIds.includes(unit));
    return hasRole(actor, role);
  });
}

function mayDo(approval: ApprovalDocument, actor: StaffActor, ports: Ports): Approval["may"] {
  const { state } = approval;
  const isOpen = state === "asked" && !isLapsed(approval, ports);
  const decides = isDecider(approval, actor);
  return {
    decide: isOpen && decides,
    withdraw: isOpen && approval.askerId === actor.id,
    retry: state === "failed" && decides,
  };
}

/** Over before the sweep has written it down. */
const isLapsed = ({ state, expiresAt }: ApprovalDocument, { clock }: Ports): boolean =>
  state === "asked" && expiresAt <= clock.now();

async function openText(
  { _id, owner, ...approval }: ApprovalDocument,
  field: "reason" | "decision",
  { vault }: Ports,
): Promise<string> {
  const sealed = approval[field];
  if (!sealed) return "";
  return vault.open(owner, approvalPlace(_id, field), sealed).catch(() => words.unreadable);
}

const colleague = (person: StaffDocument | undefined, id: string) => ({
  id,
  name: person?.name ?? words.someone,
  title: person?.title ?? "",
});
