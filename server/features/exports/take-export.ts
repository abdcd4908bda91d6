import type { RequestContext } from "@server/core/implement";
import { transact } from "@server/core/mongo";
import type { StaffActor } from "@server/core/policy";
import { ExportError } from "@shared/exports/endpoints";
import { exports as words } from "@shared/text/zh-CN/exports";
import { destroyFile } from "./export.jobs";
import {
  advanceExport,
  type ExportDocument,
  ExportModel,
  type ExportPart,
  ExportPartModel,
  exportOwner,
} from "./export.model";
import { partPlace } from "./make-export";

const types = {
  csv: "text/csv;charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/**
 * Gives an own file out, once: opened first, then marked as taken together with its trail, and then
 * destroyed. Of two who ask at once one gets it.
 */
export async function takeExport(id: string, context: RequestContext<StaffActor>) {
  const { actor, ports, ip, requestId } = context;
  const one = await ExportModel.findOne({ _id: id, by: actor.id }).lean<ExportDocument | null>();
  if (!one) throw ExportError.notFound();
  const now = ports.clock.now();
  if (one.state !== "ready" || !one.expiresAt || one.expiresAt <= now) throw ExportError.notReady();
  const parts = await ExportPartModel.find({ exportId: id }).sort({ no: 1 }).lean<ExportPart[]>();
  const texts = await ports.vault.openMany(
    parts.map(({ _id, bytes }) => ({
      owner: exportOwner(id),
      place: partPlace(_id),
      sealed: bytes,
    })),
  );
  const bytes = Buffer.concat(texts.map((text) => Buffer.from(text, "base64")));
  await transact(async (tx) => {
    if (!(await advanceExport(id, ["ready"], { state: "taken", takenAt: now }, tx)))
      throw ExportError.notReady();
    await ports.audit.record(
      {
        actor: { kind: "staff", id: actor.id, roles: actor.roles },
        act: "export.taken",
        object: { kind: "export", id },
        result: "ok",
        ip,
        requestId,
        fields: [one.kind, `rows:${one.rows}`, one.isClear ? "clear" : "masked"],
      },
      { session: tx },
    );
  });
  await destroyFile(id, ports);
  return {
    fileName: `${words.kinds[one.kind]}-${one.mark}.${one.format}`,
    type: types[one.format],
    base64: bytes.toString("base64"),
  };
}
