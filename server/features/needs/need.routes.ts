import { type Implementation, implement } from "@server/core/implement";
import type { StaffActor } from "@server/core/policy";
import { trailOf } from "@server/core/trail";
import { customers, customersSeenBy, noteRead } from "@server/features/customers";
import { readsNotes, writesNotes } from "@server/features/notes";
import type { Ports } from "@server/ports";
import * as contract from "@shared/needs/needs";
import { NeedError } from "@shared/needs/needs";
import { type NeedDocument, needRecords } from "./need.model";
import { presentNeeds } from "./need.present";
import { moveNeed, writeNeed } from "./write-need";

export const needRoutes: readonly Implementation[] = [
  implement(contract.listNeeds)(async ({ customerId }, context) => {
    await readable(customerId, context.actor);
    noteRead(context, "needs.read", customerId);
    return { items: await presentNeeds(await needRecords.of(customerId), context.ports) };
  }),
  implement(contract.addNeed)(async ({ customerId, state, ...given }, context) => {
    const customer = await writable(customerId, context.actor);
    const made = { ...given, state: state ?? ("hidden" as const), source: "rm" as const };
    return presentOne(await writeNeed(customer, made, trailOf(context)), context.ports);
  }),
  implement(contract.moveNeed)(async ({ id, ...move }, context) => {
    const need = await needRecords.find(id);
    if (!need) throw NeedError.notFound();
    await writable(need.customerId, context.actor);
    return presentOne(await moveNeed(need, move, trailOf(context)), context.ports);
  }),
];

async function readable(customerId: string, actor: StaffActor) {
  const customer = await customers.within(customersSeenBy(actor)).find(customerId);
  if (!customer || !readsNotes(actor, customer)) throw NeedError.notFound();
  return customer;
}

async function writable(customerId: string, actor: StaffActor) {
  const customer = await readable(customerId, actor);
  if (!writesNotes(actor, customer)) throw NeedError.notFound();
  return customer;
}

async function presentOne(need: NeedDocument, ports: Ports) {
  const [shown] = await presentNeeds([need], ports);
  if (!shown) throw NeedError.notFound();
  return shown;
}
