import { announce } from "@server/core/events";
import { transact } from "@server/core/mongo";
import type { Trail } from "@server/core/trail";
import {
  type CustomerDetails,
  type CustomerDocument,
  CustomerModel,
  customerPlace,
  openDetails,
  recordChanges,
} from "@server/features/customers";
import { type editableFacts, RecordError } from "@shared/record/endpoints";

export type EditableFact = (typeof editableFacts)[number];

/**
 * Writes one fact that staff may write. `from` is what the writer saw: when the record says something
 * else by now, nothing is written and they are told what it says.
 */
export async function changeFact(
  customerId: string,
  { field, from, to }: { readonly field: EditableFact; readonly from: string; readonly to: string },
  trail: Trail,
): Promise<void> {
  const { ports, actor, ip, requestId } = trail;
  const { vault } = ports;
  await transact(async (tx) => {
    const customer = await CustomerModel.findById(customerId)
      .session(tx)
      .lean<CustomerDocument | null>();
    if (!customer) throw RecordError.notFound();
    const { [field]: current = "", ...others } = await openDetails(vault, customer);
    if (current !== from) throw RecordError.outdated({ current });
    if (current === to) return;
    const details = { ...others, ...(to ? { [field]: to } : {}) } as CustomerDetails;
    const sealed = await vault.sealGroup(customerId, customerPlace(customerId, "details"), details);
    const at = ports.clock.now();
    await CustomerModel.updateOne(
      { _id: customerId },
      { $set: { details: sealed, updatedAt: at } },
      { session: tx },
    );
    const change = { key: field, ...(from ? { from } : {}), ...(to ? { to } : {}) };
    await recordChanges(customerId, [change], { trail, source: "staff" }, tx);
    await announce(tx, {
      type: "customer.factChanged",
      aggregate: { kind: "customer", id: customerId },
      actor,
      at,
      data: { customerId, keys: [field] },
    });
    await ports.audit.record(
      {
        actor,
        act: "customer.factChanged",
        object: { kind: "customer", id: customerId },
        customerId,
        result: "ok",
        ip,
        requestId,
        fields: [field],
      },
      { session: tx },
    );
  });
}
