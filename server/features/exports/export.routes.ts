import { type Implementation, implement, pick } from "@server/core/implement";
import { hasRole } from "@server/core/policy";
import { exportEndpoints as all } from "@shared/exports/endpoints";
import { exports as words } from "@shared/text/zh-CN/exports";
import { askExport, leftToday } from "./ask-export";
import { type ExportDocument, ExportModel } from "./export.model";
import { exportLimits, fieldsFor, isPersonal, kindsFor } from "./export.policy";
import { presentExports } from "./export.present";
import { takeExport } from "./take-export";
import { traceExports } from "./trace-export";

const labels: Readonly<Record<string, string>> = words.fields;

export const exportRoutes: readonly Implementation[] = [
  implement(pick(all, "GET /export-kinds"))(async (_, { actor, ports }) => ({
    items: kindsFor(actor).map((kind) => ({
      kind,
      label: words.kinds[kind],
      fields: fieldsFor(actor, kind).map(([key, type]) => ({
        key,
        label: labels[key] ?? key,
        isPersonal: isPersonal(type),
      })),
    })),
    mostRows: exportLimits.file,
    leftToday: await leftToday(actor.id, ports.clock.now()),
  })),
  implement(pick(all, "GET /exports"))(async (_, { actor }) => {
    const found = await ExportModel.find(hasRole(actor, "compliance") ? {} : { by: actor.id })
      .sort({ createdAt: -1 })
      .limit(50)
      .lean<ExportDocument[]>();
    return { items: await presentExports(found, actor) };
  }),
  implement(pick(all, "POST /exports"))(async (input, context) => {
    const [one] = await presentExports([await askExport(input, context)], context.actor);
    return one as NonNullable<typeof one>;
  }),
  implement(pick(all, "POST /export-files/:id/take"))(({ id }, context) => takeExport(id, context)),
  implement(pick(all, "POST /export-traces"))(async (input, { actor, ports }) => ({
    items: await presentExports(await traceExports(input, ports), actor),
  })),
];
