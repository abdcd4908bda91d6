import type { Clock } from "@server/core/clock";
import { hours } from "@server/core/clock";
import { newId } from "@server/core/ids";
import { transact } from "@server/core/mongo";
import type { StaffActor } from "@server/core/policy";
import { customersSeenBy } from "@server/features/customers";
import { staff } from "@server/features/organisation";
import { staffActor } from "@server/features/sessions";
import type { Ports } from "@server/ports";
import { dayOf } from "@shared/calendar/day";
import { ExportError } from "@shared/exports/endpoints";
import { sayClock } from "@shared/format/moment";
import { fill } from "@shared/text/fill";
import { exports as words } from "@shared/text/zh-CN/exports";
import {
  advanceExport,
  type ExportDocument,
  ExportModel,
  ExportPartModel,
  exportOwner,
} from "./export.model";
import { exportFields, exportLimits, fieldsFor } from "./export.policy";
import { type ExportRow, gatherRows } from "./gather-rows";
import { csvFile, type Sheet, spreadsheetFile } from "./write-file";

const partBytes = 512 * 1024;
const actorOf: (id: string, clock: Clock) => Promise<StaffActor | undefined> = staffActor;

/**
 * Makes the file of an export and puts it away sealed for a day. What the person may read is asked
 * anew now. Killed in the middle it is made again from the beginning, under a new key.
 */
export async function makeExport(exportId: string, ports: Ports): Promise<void> {
  const one = await ExportModel.findById(exportId).lean<ExportDocument | null>();
  if (one?.state !== "making") return;
  const actor = await actorOf(one.by, ports.clock);
  const allowed = actor ? new Set(fieldsFor(actor, one.kind).map(([key]) => key)) : new Set();
  if (!actor || !one.fields.every((field) => allowed.has(field)))
    return void (await advanceExport(exportId, ["making"], { state: "refused" }));

  const most = exportLimits.file;
  const rows = await gatherRows(actor, customersSeenBy(actor), { ...one, most }, ports);
  if (rows.length === 0 || rows.length > most)
    return void (await advanceExport(exportId, ["making"], { state: "failed" }));
  const bytes = await fileOf(one, rows, ports);
  await putAway(one, bytes, rows.length, ports);
  ports.live.publish([`staff:${one.by}`], { kind: "changed", what: "export", id: exportId });
}

async function fileOf(one: ExportDocument, rows: readonly ExportRow[], ports: Ports) {
  const [person] = await staff.named([one.by]);
  const now = ports.clock.now();
  const time = `${dayOf(now)} ${sayClock(now)}`;
  const keys = Object.keys(exportFields[one.kind]).filter((key) => one.fields.includes(key));
  const labels: Readonly<Record<string, string>> = words.fields;
  const marked = await markedRows(one, rows, ports);
  const sheet: Sheet = {
    watermark: fill(words.watermark, {
      name: person?.name ?? "",
      no: person?.no ?? "",
      time,
      mark: one.mark,
    }),
    stamp: `${person?.no ?? one.by} ${time} ${one.mark}`,
    headers: [...keys.map((key) => labels[key] ?? key), words.mark],
    rows: marked.map(({ cells, mark }) => [...keys.map((key) => cells[key] ?? ""), mark]),
  };
  return one.format === "csv" ? csvFile(sheet) : spreadsheetFile(sheet);
}

/**
 * Puts rows in an order that only this export has and gives each a mark: a piece that loses its
 * header and its marks still says by its order where it came from.
 */
async function markedRows(
  { _id, mark }: ExportDocument,
  rows: readonly ExportRow[],
  { vault }: Pick<Ports, "vault">,
) {
  const order = await orderKeys(
    _id,
    rows.map(({ customerNo }) => customerNo),
    vault,
  );
  return rows
    .map((row, at) => ({
      ...row,
      key: order[at] ?? "",
      at,
      mark: `${mark}-${(order[at] ?? "").slice(0, 6)}`,
    }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.at - b.at));
}

/** Where each customer stands in an export's own order. */
export function orderKeys(
  exportId: string,
  customerNos: readonly string[],
  vault: Ports["vault"],
): Promise<string[]> {
  return vault.prints(
    "import",
    customerNos.map((no) => `export-order|${exportId}|${no}`),
  );
}

async function putAway(one: ExportDocument, bytes: Buffer, rows: number, ports: Ports) {
  const owner = exportOwner(one._id);
  await ExportPartModel.deleteMany({ exportId: one._id });
  const count = Math.ceil(bytes.length / partBytes);
  for (let no = 0; no < count; no += 1) {
    const _id = newId("exp");
    const piece = bytes.subarray(no * partBytes, (no + 1) * partBytes).toString("base64");
    const sealed = await ports.vault.seal(owner, partPlace(_id), piece);
    await ExportPartModel.create({ _id, exportId: one._id, no, bytes: sealed });
  }
  const readyAt = ports.clock.now();
  const expiresAt = new Date(readyAt.getTime() + hours(24));
  await transact(async (tx) => {
    const set = { state: "ready", rows, readyAt, expiresAt } as const;
    if (!(await advanceExport(one._id, ["making"], set, tx))) throw ExportError.notReady();
    await ports.audit.record(
      {
        actor: { kind: "staff", id: one.by, roles: [] },
        act: "customers.exported",
        object: { kind: "export", id: one._id },
        result: "ok",
        ip: "",
        requestId: one._id,
        fields: [one.kind, `rows:${rows}`, ...one.fields, one.isClear ? "clear" : "masked"],
      },
      { session: tx },
    );
  });
}

export const partPlace = (id: string) => ({ collection: "exportParts", id, field: "bytes" });
