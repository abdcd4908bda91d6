import type { StaffActor } from "@server/core/policy";
import { staff } from "@server/features/organisation";
import type { Export } from "@shared/exports/endpoints";
import { exports as words } from "@shared/text/zh-CN/exports";
import type { ExportDocument } from "./export.model";

const labels: Readonly<Record<string, string>> = words.fields;

export async function presentExports(
  documents: readonly ExportDocument[],
  actor: StaffActor,
): Promise<Export[]> {
  const people = await staff.named([...new Set(documents.map(({ by }) => by))]);
  const names = new Map(people.map(({ _id, name }) => [_id, name]));
  return documents.map((one) => ({
    id: one._id,
    kind: one.kind,
    format: one.format,
    state: one.state,
    isClear: one.isClear,
    purpose: one.purpose,
    fields: one.fields.map((key) => labels[key] ?? key),
    ...(one.tier ? { tier: one.tier } : {}),
    rows: one.rows,
    mark: one.mark,
    by: { id: one.by, name: names.get(one.by) ?? "" },
    createdAt: one.createdAt.toISOString(),
    ...(one.readyAt ? { readyAt: one.readyAt.toISOString() } : {}),
    ...(one.expiresAt ? { expiresAt: one.expiresAt.toISOString() } : {}),
    ...(one.takenAt ? { takenAt: one.takenAt.toISOString() } : {}),
    abilities: { take: one.state === "ready" && one.by === actor.id },
  }));
}
