import {
  type GroupPlan,
  type ImportContext,
  printOf,
  type RowGroup,
  refused,
} from "@server/core/importer";
import { type CustomerDocument, CustomerModel } from "./customer.model";
import { customerIdOf } from "./customer-id";

/**
 * Plans groups of rows that each add to one customer already known: finds the customer, refuses
 * those the importer may not touch, and leaves out what was imported before in the same words.
 */
export async function planForCustomers(
  kind: string,
  groups: readonly RowGroup[],
  context: ImportContext,
  planOne: (group: RowGroup, customer: CustomerDocument) => Promise<GroupPlan>,
): Promise<GroupPlan[]> {
  const ids = await Promise.all(groups.map(({ key }) => customerIdOf(context.vault, key)));
  const found = await CustomerModel.find({ _id: { $in: ids } }).lean<CustomerDocument[]>();
  const byId = new Map(found.map((customer) => [customer._id, customer]));
  const prints = await printOf(context.vault, groups);

  return Promise.all(
    groups.map(async (group, at) => {
      const customer = byId.get(ids[at] ?? "");
      // Who may not see a customer learns nothing from a file either: both are unknown.
      if (!customer || !context.mayAssignTo({ id: customer.rmId, unitPath: customer.unitPath })) {
        return refused(group, "unknownCustomer", "客户号");
      }
      if (customer.sources[kind] === prints[at]) return { outcome: "same" as const, writes: [] };
      return stamped(await planOne(group, customer), customer._id, {
        [`sources.${kind}`]: prints[at],
        updatedAt: context.now,
      });
    }),
  );
}

/** Adds to a plan's write of the customer where the values came from. */
function stamped(plan: GroupPlan, customerId: string, stamp: Record<string, unknown>): GroupPlan {
  if (plan.outcome === "error") return plan;
  const writes = async () => {
    const planned = typeof plan.writes === "function" ? await plan.writes() : plan.writes;
    const own = planned.find(({ id }) => id === customerId);
    const write = { model: CustomerModel, id: customerId, set: { ...own?.set, ...stamp } };
    return [write, ...planned.filter(({ id }) => id !== customerId)];
  };
  return { ...plan, owner: customerId, writes };
}
