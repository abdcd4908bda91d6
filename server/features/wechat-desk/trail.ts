import type { RequestContext } from "@server/core/implement";
import type { Tx } from "@server/core/mongo";
import type { StaffActor } from "@server/core/policy";
import { staff } from "@server/features/organisation";
import { wechatDesk as words } from "@shared/text/zh-CN/wechat-desk";

export type StaffContext = RequestContext<StaffActor>;

/** One act at the desk. */
export interface Act {
  readonly act: string;
  readonly object: { readonly kind: string; readonly id: string };
  readonly fields?: readonly string[];
}

/** Writes an act down; with a session, in the operation it tells of. */
export async function trail(
  { actor, ip, requestId, ports }: StaffContext,
  { act, object, fields }: Act,
  tx?: Tx,
): Promise<void> {
  const entry = {
    actor: { kind: "staff", id: actor.id, roles: actor.roles },
    act,
    object,
    result: "ok",
    ip,
    requestId,
    ...(fields ? { fields } : {}),
  } as const;
  await (tx ? ports.audit.record(entry, { session: tx }) : ports.audit.await(entry));
}

/** Names for who changed what. What the installation brought along was nobody's. */
export async function namesOf(ids: readonly string[]): Promise<(id: string) => string> {
  const people = await staff.named([...new Set(ids)]);
  const names = new Map(people.map(({ _id, name }) => [_id, name]));
  return (id) => names.get(id) ?? words.system;
}
