import { randomBytes } from "node:crypto";
import { announce } from "@server/core/events";
import { newId } from "@server/core/ids";
import type { RequestContext } from "@server/core/implement";
import { transact } from "@server/core/mongo";
import type { StaffActor } from "@server/core/policy";
import { trailOf } from "@server/core/trail";
import { askApproval } from "@server/features/approvals";
import { customersSeenBy } from "@server/features/customers";
import { dayOf } from "@shared/calendar/day";
import type { InputOf } from "@shared/core/endpoint";
import { ExportError, type exportEndpoints } from "@shared/exports/endpoints";
import { exportApproval } from "./export.approval";
import { makeExportJob } from "./export.jobs";
import { ExportDayModel, type ExportDocument, ExportModel } from "./export.model";
import { exportLimits, fieldsFor, isPersonal, kindsFor } from "./export.policy";
import { gatherRows } from "./gather-rows";

type Asked = InputOf<
  Extract<(typeof exportEndpoints)[number], { method: "POST"; path: "/exports" }>
>;
type Context = RequestContext<StaffActor>;

/** Takes a wish for a file: counts its rows against the day, and makes it or asks a second person. */
export async function askExport(asked: Asked, context: Context): Promise<ExportDocument> {
  const { actor, ports } = context;
  const allowed = new Map(fieldsFor(actor, asked.kind));
  const known = asked.fields.every((field) => allowed.has(field));
  if (!known || !kindsFor(actor).includes(asked.kind)) throw ExportError.badFields();
  const personal = asked.fields.filter((field) => isPersonal(allowed.get(field) ?? "plain"));
  const isClear = asked.isClear && personal.length > 0;
  const rows = await countRows(asked, actor, ports);
  await takeRows(rows, context);

  const document: ExportDocument = {
    _id: newId("exp"),
    by: actor.id,
    kind: asked.kind,
    format: asked.format,
    fields: [...new Set(asked.fields)],
    isClear,
    purpose: asked.purpose,
    ...(asked.tier ? { tier: asked.tier } : {}),
    state: isClear ? "waiting" : "making",
    rows,
    mark: randomBytes(4).toString("hex"),
    createdAt: ports.clock.now(),
    touchedAt: new Date(),
  };
  await write(document, personal, asked.reason, context);
  if (!isClear) await ports.jobs.wake(makeExportJob.name, { exportId: document._id });
  return document;
}

async function write(
  document: ExportDocument,
  personal: readonly string[],
  reason: string,
  context: Context,
): Promise<void> {
  const trail = trailOf(context);
  await transact(async (tx) => {
    await ExportModel.create([document], { session: tx });
    await trail.ports.audit.record(
      {
        actor: trail.actor,
        act: "export.asked",
        object: { kind: "export", id: document._id },
        result: "ok",
        ip: trail.ip,
        requestId: trail.requestId,
        reason,
        fields: [document.kind, document.purpose, `rows:${document.rows}`, ...document.fields],
      },
      { session: tx },
    );
    if (!document.isClear) return;
    const payload = {
      exportId: document._id,
      kind: document.kind,
      personal: [...personal],
      rows: document.rows,
      purpose: document.purpose,
    };
    const about = `export:${document._id}`;
    const { approvalId } = await askApproval(trail, exportApproval, payload, reason, { tx, about });
    await ExportModel.updateOne({ _id: document._id }, { $set: { approvalId } }, { session: tx });
  });
}

async function countRows({ kind, tier }: Asked, actor: StaffActor, ports: Context["ports"]) {
  const most = exportLimits.file;
  const rows = await gatherRows(
    actor,
    customersSeenBy(actor),
    { kind, tier, isClear: false, most },
    ports,
  );
  if (rows.length === 0) throw ExportError.empty();
  if (rows.length > most) throw ExportError.tooManyRows({ most });
  return rows.length;
}

const dayId = (staffId: string, now: Date) => `${staffId}:${dayOf(now)}`;

/** Rows that this person may still take out today. */
export async function leftToday(staffId: string, now: Date): Promise<number> {
  const today = await ExportDayModel.findById(dayId(staffId, now)).lean();
  return Math.max(0, exportLimits.day - (today?.rows ?? 0));
}

/** Books rows on the day, in one step, so that files asked for at once cannot share what is left. */
async function takeRows(rows: number, context: Context): Promise<void> {
  const { actor, ports, ip, requestId } = context;
  const now = ports.clock.now();
  const _id = dayId(actor.id, now);
  const until = new Date(Date.now() + 3 * 86_400_000);
  await ExportDayModel.updateOne({ _id }, { $setOnInsert: { rows: 0, until } }, { upsert: true });
  const taken = await ExportDayModel.findOneAndUpdate(
    { _id, rows: { $lte: exportLimits.day - rows } },
    { $inc: { rows } },
  ).lean();
  if (taken) return;
  await transact(async (tx) => {
    await announce(tx, {
      type: "export.limitReached",
      aggregate: { kind: "staff", id: actor.id },
      actor: { kind: "staff", id: actor.id },
      at: now,
      data: { rows, limit: exportLimits.day },
    });
    await ports.audit.record(
      {
        actor: { kind: "staff", id: actor.id, roles: actor.roles },
        act: "export.limitReached",
        object: { kind: "staff", id: actor.id },
        result: "denied",
        ip,
        requestId,
        fields: [`rows:${rows}`],
      },
      { session: tx },
    );
  });
  ports.log.warn({ staffId: actor.id, rows }, "export limit reached");
  throw ExportError.dailyLimit({ left: await leftToday(actor.id, now) });
}
