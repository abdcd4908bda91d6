import type { StoredLine } from "@server/core/audit";
import type { Scope } from "@server/core/policy";
import { customers, everyCustomer, openNames } from "@server/features/customers";
import { staff } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import type { AuditEntryDetail, AuditEntryRow } from "@shared/audit/entry";
import { maskName } from "@shared/masking/masking";
import { words } from "@shared/text/zh-CN/audit";
import mongoose from "mongoose";
import { auditLines } from "./find-entries";
import { openReason } from "./open-reason";

/** Entries with names of staff in full and those of customers masked. */
export async function presentEntries(
  lines: readonly StoredLine[],
  { vault }: Pick<Ports, "vault">,
): Promise<AuditEntryRow[]> {
  const staffIds = lines.flatMap(({ actor }) => (actor.kind === "staff" ? [actor.id] : []));
  const customerIds = lines.flatMap(({ customerId, actor }) => [
    ...(customerId ? [customerId] : []),
    ...(actor.kind === "customer" ? [actor.id] : []),
  ]);
  const [people, records] = await Promise.all([
    staff.named([...new Set(staffIds)]),
    customers.within(everyCustomer).findMany([...new Set(customerIds)]),
  ]);
  const names = await openNames(vault, records).catch(() => new Map<string, string>());
  const nameOf = new Map([
    ...people.map(({ _id, name }) => [_id, name] as const),
    ...[...names].map(([id, name]) => [id, maskName(name)] as const),
  ]);
  return lines.map((line) => ({
    id: line.id,
    at: line.at,
    actor: {
      kind: line.actor.kind,
      id: line.actor.id,
      name: nameOf.get(line.actor.id) ?? words.actors[line.actor.kind],
    },
    act: line.act,
    object: { kind: line.object.kind, id: line.object.id },
    ...(line.customerId
      ? { customer: { id: line.customerId, name: nameOf.get(line.customerId) ?? words.gone } }
      : {}),
    result: line.result,
    fields: [...(line.fields ?? [])],
    hasReason: line.reason !== undefined,
  }));
}

/** One entry with all that proves it. */
export async function presentEntry(
  line: StoredLine,
  together: readonly StoredLine[],
  ports: Pick<Ports, "vault">,
): Promise<AuditEntryDetail> {
  const [row, ...others] = await presentEntries([line, ...together], ports);
  const [reason, seal] = await Promise.all([openReason(line, ports.vault), sealOver(line)]);
  return {
    ...(row as AuditEntryRow),
    roles: [...line.actor.roles],
    ip: line.ip,
    requestId: line.requestId,
    ...(line.reason ? { reason: reason ?? words.unreadable } : {}),
    shard: line.shard,
    n: line.n,
    hash: line.h,
    previous: line.prev,
    ...(seal ? { seal } : {}),
    together: others,
  };
}

/** What was written in the same request, apart from the entry itself. */
export async function togetherWith(
  line: StoredLine,
  scope: Scope<StoredLine>,
): Promise<StoredLine[]> {
  if (!line.requestId) return [];
  const at = Date.parse(line.at);
  const near = {
    $gt: new Date(at - 60_000).toISOString(),
    $lt: new Date(at + 60_000).toISOString(),
  };
  return auditLines()
    .find({
      $and: [{ at: near, requestId: line.requestId, id: { $ne: line.id } }, scope.filter],
    } as never)
    .sort({ at: 1 })
    .limit(20)
    .toArray();
}

/** The seal whose ranges hold the line. Its time is the machine's, which a shifted clock is not. */
async function sealOver({ shard, n }: StoredLine): Promise<number | undefined> {
  const found = await mongoose.connection
    .collection<{ _id: number }>("auditSeals")
    .findOne({ ranges: { $elemMatch: { shard, from: { $lte: n }, to: { $gte: n } } } } as never, {
      projection: { _id: 1 },
    });
  return found?._id;
}
