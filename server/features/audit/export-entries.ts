import { days } from "@server/core/clock";
import type { Trail } from "@server/core/trail";
import {
  type ApprovalKind,
  approvals,
  askApproval,
  defineApproval,
  everyApproval,
} from "@server/features/approvals";
import { staff } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import { type AuditExport, AuditFilter } from "@shared/audit/entry";
import { AuditError } from "@shared/audit/errors";
import { dayOf } from "@shared/calendar/day";
import { sayDate } from "@shared/format/moment";
import { words } from "@shared/text/zh-CN/audit";
import * as z from "zod";
import { everyEntry } from "./audit.policy";
import { AuditExportParts, AuditExports, exportOwner, partPlace } from "./audit-export.model";
import { csvOf } from "./entries-csv";
import { findEntries } from "./find-entries";

const most = 20_000;
const Payload = z.object({ exportId: z.string(), filter: AuditFilter });

/** A file of entries leaves only with a second person's yes, and only to whoever asked. */
export const auditExportApproval: ApprovalKind = defineApproval({
  kind: "audit.export",
  title: words.approval.title,
  decides: ["compliance", "security"],
  payload: Payload,
  summary: ({ filter }) => words.approval.summary(sayFilter(filter)),
  async execute({ exportId, filter }, trail, approval) {
    await makeFile(exportId, filter, trail, approval.id);
  },
});

/** Asks for a file of what the filter names. */
export async function askExport(
  trail: Trail,
  filter: AuditFilter,
  reason: string,
  exportId: string,
) {
  return askApproval(trail, auditExportApproval, { exportId, filter }, reason);
}

/** Written before anything leaves; sealed under a key of its own, which goes after a day. */
async function makeFile(
  exportId: string,
  filter: AuditFilter,
  trail: Trail,
  approvalId: string,
): Promise<void> {
  const { ports, actor } = trail;
  const asker = await staff.find(actor.id);
  const lines = await findEntries(everyEntry, filter, most + 1, ports);
  if (lines.length > most) throw AuditError.tooMany({ most });
  await ports.audit.await({
    actor,
    act: "audit.exported",
    object: { kind: "auditExport", id: exportId },
    ...(filter.customerId ? { customerId: filter.customerId } : {}),
    result: "ok",
    ip: trail.ip,
    requestId: trail.requestId,
    fields: [`lines:${lines.length}`],
  });
  const now = ports.clock.now();
  const mark = words.file.watermark(
    asker?.name ?? "",
    asker?.no ?? "",
    now.toISOString(),
    approvalId,
  );
  await AuditExportParts.deleteMany({ exportId });
  let n = 0;
  for await (const text of csvOf(lines, mark, ports)) {
    const _id = `${exportId}:${n}`;
    const sealed = await ports.vault.seal(exportOwner(exportId), partPlace(_id), text);
    await AuditExportParts.create({ _id, exportId, n, text: sealed });
    n += 1;
  }
  const file = {
    askerId: actor.id,
    approvalId,
    lines: lines.length,
    madeAt: now,
    expiresAt: new Date(now.getTime() + days(1)),
  };
  await AuditExports.updateOne({ _id: exportId }, { $set: file }, { upsert: true });
}

/** The files a person asked for, newest first. */
export async function exportsOf(staffId: string, { clock }: Ports): Promise<AuditExport[]> {
  const [asked, made] = await Promise.all([
    approvals.within(everyApproval).page({ kind: "audit.export", askerId: staffId }, { limit: 20 }),
    AuditExports.find({ askerId: staffId }).sort({ madeAt: -1 }).limit(20).lean(),
  ]);
  const files = new Map(made.map((one) => [one.approvalId, one]));
  return asked.map(({ _id, state, askedAt }) => {
    const file = files.get(_id);
    const isOver = file && file.expiresAt <= clock.now();
    const isRefused = state === "rejected" || state === "withdrawn" || state === "expired";
    return {
      id: file?._id ?? _id,
      state: file ? (isOver ? "gone" : "ready") : isRefused ? "refused" : "asked",
      askedAt: askedAt.toISOString(),
      ...(file ? { lines: file.lines, expiresAt: file.expiresAt.toISOString() } : {}),
    };
  });
}

/** Destroys the files whose day is over: first the key, then what it opened. */
export async function clearExports({ clock, vault }: Ports): Promise<void> {
  for (const { _id } of await AuditExports.find({ expiresAt: { $lte: clock.now() } }).lean()) {
    if (!(await AuditExportParts.exists({ exportId: _id }))) continue;
    await vault.forget(exportOwner(_id));
    await AuditExportParts.deleteMany({ exportId: _id });
  }
}

function sayFilter({ staffId, customerId, group, act, purpose, from, to }: AuditFilter): string {
  const day = (text: string | undefined) => (text ? sayDate(dayOf(new Date(text))) : "");
  return [
    staffId ? words.approval.person : "",
    customerId ? words.approval.customer : "",
    group ? words.groups[group] : "",
    act ?? "",
    purpose ? words.approval.purpose(purpose) : "",
    from || to ? words.approval.range(day(from), day(to)) : words.approval.lately,
  ]
    .filter(Boolean)
    .join("，");
}
