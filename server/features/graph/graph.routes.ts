import { type Implementation, implement, type RequestContext } from "@server/core/implement";
import type { StaffActor } from "@server/core/policy";
import { trailOf } from "@server/core/trail";
import {
  bulkReads,
  type CustomerDocument,
  customerRelations,
  customers,
  customersSeenBy,
  noteRead,
} from "@server/features/customers";
import { readsNotes, writesNotes } from "@server/features/notes";
import * as contract from "@shared/graph/graph";
import { GraphError } from "@shared/graph/graph";
import { addRelation, changeConsent, removeRelation } from "./change-relation";
import { presentGraph } from "./graph.present";
import { findGraph } from "./read-graph";

type Context = RequestContext<StaffActor>;

export const graphRoutes: readonly Implementation[] = [
  implement(contract.readGraph)(async ({ customerId }, context) => {
    const customer = await readable(customerId, context.actor);
    await bulkReads(context.actor.id, customerId);
    noteRead(context, "graph.read", customerId);
    return draw(customer, context);
  }),
  implement(contract.addRelation)(async ({ customerId, ...given }, context) => {
    const customer = await writable(customerId, context.actor);
    await addRelation(customer, given, context.actor, trailOf(context));
    return draw(customer, context);
  }),
  implement(contract.changeRelation)(async ({ id, customerId, ...change }, context) => {
    const { customer, relation } = await own(id, customerId, context.actor);
    await changeConsent(relation, change, trailOf(context));
    return draw(customer, context);
  }),
  implement(contract.removeRelation)(async ({ id, customerId }, context) => {
    const { customer, relation } = await own(id, customerId, context.actor);
    await removeRelation(relation, trailOf(context));
    return draw(customer, context);
  }),
];

const draw = async (customer: CustomerDocument, { actor, ports }: Context) =>
  presentGraph(await findGraph(customer, actor, ports), actor, ports);

async function readable(customerId: string, actor: StaffActor): Promise<CustomerDocument> {
  const customer = await customers.within(customersSeenBy(actor)).find(customerId);
  if (!customer || !readsNotes(actor, customer)) throw GraphError.notFound();
  return customer;
}

async function writable(customerId: string, actor: StaffActor): Promise<CustomerDocument> {
  const customer = await readable(customerId, actor);
  if (!writesNotes(actor, customer)) throw GraphError.notFound();
  return customer;
}

/** A relation of just this customer; what the core system says of companies is not changed here. */
async function own(id: string, customerId: string, actor: StaffActor) {
  const customer = await writable(customerId, actor);
  const relation = await customerRelations.find(id);
  if (relation?.customerId !== customerId || relation.kind === "executive")
    throw GraphError.notFound();
  return { customer, relation };
}
