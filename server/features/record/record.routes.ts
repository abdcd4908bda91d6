import { cursorOf, readCursor } from "@server/core/cursor";
import { type Implementation, implement, pick } from "@server/core/implement";
import type { StaffActor } from "@server/core/policy";
import { trailOf } from "@server/core/trail";
import {
  addTag,
  bulkReads,
  type CustomerDocument,
  changesOf,
  customers,
  customersSeenBy,
  FieldChangeModel,
  fieldRightsFor,
  noteRead,
  removeTag,
} from "@server/features/customers";
import { readsNotes, writesNotes } from "@server/features/notes";
import { recordEndpoints as all, RecordError } from "@shared/record/endpoints";
import { changeFact } from "./change-fact";
import { presentChanges, restoreChange } from "./field-history";
import { disqualify, qualify } from "./investor";
import { presentOnePage } from "./one-page";
import { presentRecord } from "./present-record";

export const recordRoutes: readonly Implementation[] = [
  implement(pick(all, "GET /customers/:id/record"))(async ({ id }, context) => {
    const customer = await inScope(id, context.actor);
    await bulkReads(context.actor.id, id);
    noteRead(context, "customer.read", id);
    return presentRecord(customer, context.actor, context.ports);
  }),
  implement(pick(all, "GET /customers/:id/one-page"))(async ({ id }, context) => {
    const customer = await inScope(id, context.actor);
    if (!readsNotes(context.actor, customer)) throw RecordError.notFound();
    await bulkReads(context.actor.id, id);
    noteRead(context, "customer.briefRead", id);
    return presentOnePage(customer, context.actor, context.ports);
  }),
  implement(pick(all, "POST /customers/:id/tags"))(async ({ id, label, ...tag }, context) => {
    const customer = await writable(id, context.actor, "tags");
    await addTag(customer, { name: label, ...tag }, trailOf(context));
    return {};
  }),
  implement(pick(all, "POST /customers/:id/tags/remove"))(
    async ({ id, label, dimension }, context) => {
      const customer = await writable(id, context.actor, "tags");
      await removeTag(customer, { name: label, dimension }, trailOf(context));
      return {};
    },
  ),
  implement(pick(all, "PUT /customers/:id/investor"))(async ({ id, ...given }, context) => {
    await qualify(await writable(id, context.actor), given, trailOf(context));
    return {};
  }),
  implement(pick(all, "DELETE /customers/:id/investor"))(async ({ id }, context) => {
    await disqualify(await writable(id, context.actor), trailOf(context));
    return {};
  }),
  implement(pick(all, "PATCH /customers/:id/facts"))(async ({ id, ...change }, context) => {
    await writable(id, context.actor, change.field);
    await changeFact(id, change, trailOf(context));
    return {};
  }),
  implement(pick(all, "GET /customers/:id/changes"))(
    async ({ id, cursor, limit = 30 }, context) => {
      const customer = await inScope(id, context.actor);
      noteRead(context, "customer.changesRead", id);
      const before = readCursor(cursor);
      const found = await changesOf(id, { before, limit: limit + 1 });
      const page = found.slice(0, limit);
      const last = page.at(-1);
      return {
        items: await presentChanges(page, customer, context.actor, context.ports),
        ...(last && found.length > limit
          ? { nextCursor: cursorOf({ at: last.at, id: last._id }) }
          : {}),
      };
    },
  ),
  implement(pick(all, "POST /customers/:id/changes/:changeId/restore"))(
    async ({ id, changeId }, context) => {
      const customer = await writable(id, context.actor);
      const change = await FieldChangeModel.findOne({ _id: changeId, customerId: id }).lean();
      if (!change) throw RecordError.notFound();
      await restoreChange(change, customer, context.actor, trailOf(context));
      return {};
    },
  ),
];

async function inScope(id: string, actor: StaffActor): Promise<CustomerDocument> {
  const customer = await customers.within(customersSeenBy(actor)).find(id);
  if (!customer) throw RecordError.notFound();
  return customer;
}

async function writable(id: string, actor: StaffActor, field?: string): Promise<CustomerDocument> {
  const customer = await inScope(id, actor);
  const mayWrite = field === undefined || fieldRightsFor(actor, customer)(field).write;
  if (!writesNotes(actor, customer) || !mayWrite) throw RecordError.notFound();
  return customer;
}
