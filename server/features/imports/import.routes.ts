import { type Implementation, implement, pick, type RequestContext } from "@server/core/implement";
import { columnsOf } from "@server/core/import-columns";
import type { StaffActor } from "@server/core/policy";
import type { Column } from "@shared/imports/column";
import { importEndpoints as all } from "@shared/imports/endpoints";
import { ImportError } from "@shared/imports/errors";
import { errorList } from "./error-list";
import { importStep } from "./import.jobs";
import { type ImportBatch, ImportBatchModel } from "./import.model";
import { kindsFor } from "./import.policy";
import { presentImport, presentRow } from "./import.present";
import { advance, openImport } from "./import-file";
import { chooseColumns, layoutOfFile } from "./layout";
import { rowResults } from "./row-results";
import { keepPart } from "./upload";

type Context = RequestContext<StaffActor>;

/** One's own import; anybody else's does not exist. */
async function own(id: string, actor: StaffActor): Promise<ImportBatch> {
  const batch = await ImportBatchModel.findOne({
    _id: id,
    by: actor.id,
  }).lean<ImportBatch | null>();
  if (!batch) throw ImportError.notFound();
  return batch;
}

/** An own import whose columns may still be assigned. */
async function mappable(id: string, actor: StaffActor): Promise<ImportBatch> {
  const batch = await own(id, actor);
  if (!presentImport(batch).abilities.map) throw ImportError.wrongState();
  return batch;
}

/** Moves an own import to its next step and lets a worker take it. */
async function begin(
  id: string,
  from: readonly ImportBatch["state"][],
  set: Partial<ImportBatch>,
  { actor, ports }: Context,
) {
  await own(id, actor);
  const batch = await advance(id, from, { ...set, done: 0 });
  await ports.jobs.wake(importStep.name, { importId: id });
  return presentImport(batch);
}

export const importRoutes: Implementation[] = [
  implement(pick(all, "GET /import-kinds"))(async (_, { actor }) => ({
    items: await Promise.all(
      kindsFor(actor).map(async (one) => ({
        kind: one.kind,
        label: one.label,
        columns: (await columnsOf(one)).map(
          ({ label: header, required = false, choices = {} }: Column) => ({
            label: header,
            required,
            choices: Object.keys(choices),
          }),
        ),
      })),
    ),
  })),
  implement(pick(all, "GET /imports"))(async (_, { actor }) => {
    const mine = await ImportBatchModel.find({ by: actor.id })
      .sort({ createdAt: -1 })
      .limit(50)
      .lean<ImportBatch[]>();
    return { items: mine.map(presentImport) };
  }),
  implement(pick(all, "POST /imports"))(async ({ kind, fileName }, { actor, ports }) => {
    if (!kindsFor(actor).some((allowed) => allowed.kind === kind))
      throw ImportError.coreOnly({ kind });
    return presentImport(await openImport(ports, { kind, fileName, from: "person", by: actor.id }));
  }),
  implement(pick(all, "POST /imports/:id/parts"))(async ({ id, no, base64 }, { actor, ports }) => {
    const batch = await own(id, actor);
    if (batch.state !== "uploading") throw ImportError.wrongState();
    return { received: await keepPart(ports.vault, id, { no, base64 }) };
  }),
  implement(pick(all, "GET /imports/:id"))(async ({ id }, { actor }) =>
    presentImport(await own(id, actor)),
  ),
  implement(pick(all, "GET /imports/:id/rows"))(
    async ({ id, outcome, cursor, limit = 50 }, { actor }) => {
      await own(id, actor);
      const after = Number(cursor ?? 0) || 0;
      const { items } = await rowResults(id, {
        ...(outcome ? { outcomes: [outcome] } : {}),
        after,
        limit,
      });
      const last = items.length === limit ? items.at(-1) : undefined;
      return { items: items.map(presentRow), ...(last ? { nextCursor: String(last.line) } : {}) };
    },
  ),
  implement(pick(all, "GET /imports/:id/columns"))(async ({ id }, { actor, ports }) =>
    layoutOfFile(ports, await mappable(id, actor)),
  ),
  implement(pick(all, "PUT /imports/:id/columns"))(async ({ id, keys }, { actor, ports }) => {
    await chooseColumns(ports, await mappable(id, actor), keys);
    return layoutOfFile(ports, await mappable(id, actor));
  }),
  implement(pick(all, "GET /imports/:id/errors"))(async ({ id }, { actor }) =>
    errorList(await own(id, actor)),
  ),
  implement(pick(all, "POST /imports/:id/check"))(({ id }, context) =>
    begin(id, ["uploading", "checked", "failed"], { state: "checking" }, context),
  ),
  implement(pick(all, "POST /imports/:id/apply"))(async ({ id, skipErrors }, context) => {
    const { counts } = await own(id, context.actor);
    if (counts.error > 0 && !skipErrors) throw ImportError.hasErrors({ count: counts.error });
    return begin(id, ["checked"], { state: "applying", skipErrors }, context);
  }),
  implement(pick(all, "POST /imports/:id/undo"))(({ id }, context) =>
    begin(id, ["applied"], { state: "undoing" }, context),
  ),
];
