import { transact } from "@server/core/mongo";
import type { Ports } from "@server/ports";
import mongoose from "mongoose";
import { ClosedCustomerModel } from "./retention.model";

/** Collections that hold only what is sealed under the customer's key or speaks of them alone. */
const theirs = [
  ["conversations", "customerId"],
  ["assetSnapshots", "customerId"],
  ["transactions", "customerId"],
  ["timelineEntries", "customerId"],
  ["relations", "customerId"],
  ["bookings", "customerId"],
  ["tasks", "customerId"],
  ["cares", "customerId"],
  ["consents", "customerId"],
] as const;

/**
 * Ends a customer's data for good: the key first, so that nothing sealed opens any longer, in
 * backups either; then the documents. Safe to run again after it was stopped.
 */
export async function shredCustomer(
  customerId: string,
  { vault, audit, clock }: Pick<Ports, "vault" | "audit" | "clock">,
): Promise<void> {
  await vault.forget(customerId);
  for (const [collection, path] of theirs)
    await mongoose.connection.collection(collection).deleteMany({ [path]: customerId });
  await mongoose.connection.collection("customers").deleteOne({ _id: customerId as never });
  await transact(async (tx) => {
    await ClosedCustomerModel.updateOne(
      { _id: customerId },
      { $set: { shreddedAt: clock.now() } },
      { session: tx },
    );
    await audit.record(
      {
        actor: { kind: "system", id: "retention.purge", roles: [] },
        act: "customer.shredded",
        object: { kind: "customer", id: customerId },
        result: "ok",
        ip: "",
        requestId: customerId,
      },
      { session: tx },
    );
  });
}
