import type { Tx } from "@server/core/mongo";
import type { Vault } from "@server/core/vault";
import { type CustomerDocument, CustomerModel } from "./customer.model";
import { openCustomer } from "./customer-open";
import { bookTokens } from "./search-tokens";

interface Manager {
  readonly _id: string;
  readonly unitId: string;
  readonly unitPath: readonly string[];
}

/** Everything by which a customer is found in the new manager's book; made before the transaction. */
export async function tokensInBook(
  customer: CustomerDocument,
  managerId: string,
  vault: Vault,
): Promise<string[]> {
  const {
    name = "",
    phone = "",
    idNumber = "",
  } = await openCustomer(vault, customer, ["name", "phone", "idNumber"]);
  return bookTokens(vault, managerId, { name, phone, idNumber });
}

/** Gives a customer another manager; false when they are no longer the former manager's. */
export async function giveManager(
  customerId: string,
  fromId: string,
  to: Manager,
  searchTokens: readonly string[],
  now: Date,
  tx: Tx,
): Promise<boolean> {
  const { modifiedCount } = await CustomerModel.updateOne(
    { _id: customerId, rmId: fromId },
    {
      $set: {
        rmId: to._id,
        unitId: to.unitId,
        unitPath: [...to.unitPath],
        searchTokens: [...searchTokens],
        updatedAt: now,
      },
    },
    { session: tx },
  );
  return modifiedCount === 1;
}

/** The whole book of a manager. */
export const bookOf = (rmId: string): Promise<CustomerDocument[]> =>
  CustomerModel.find({ rmId }).sort({ _id: 1 }).lean<CustomerDocument[]>().exec();

/** How many customers are of these units themselves. */
export async function countByUnit(): Promise<Map<string, number>> {
  const counts = await CustomerModel.aggregate<{ _id: string; count: number }>([
    { $group: { _id: "$unitId", count: { $sum: 1 } } },
  ]);
  return new Map(counts.map(({ _id, count }) => [_id, count]));
}

/** The manager works elsewhere now: the book follows. */
export async function moveBook({ _id, unitId, unitPath }: Manager, tx: Tx): Promise<void> {
  await CustomerModel.updateMany(
    { rmId: _id },
    { $set: { unitId, unitPath: [...unitPath] } },
    { session: tx },
  );
}

/** A unit hangs elsewhere now: records of exactly this unit carry its new path. Safe to run again. */
export async function repathCustomers(unitId: string, unitPath: readonly string[]): Promise<void> {
  await CustomerModel.updateMany({ unitId }, { $set: { unitPath: [...unitPath] } });
}
