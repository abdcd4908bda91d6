import type { Tx } from "@server/core/mongo";
import type { StaffActor } from "@server/core/policy";
import { bookOf } from "@server/features/customers";
import { Conversations } from "./conversation.model";

interface Manager {
  readonly _id: string;
  readonly unitPath: readonly string[];
}

/** A customer's conversation goes to the new manager together with the customer. */
export async function giveConversation(customerId: string, to: Manager, tx: Tx): Promise<void> {
  await Conversations.updateOne(
    { customerId },
    { $set: { rmId: to._id, unitPath: [...to.unitPath] }, $pull: { participants: to._id } },
    { session: tx },
  );
}

/** Conversations of a book: all, and those whose customer waits for an answer. */
export async function countConversations(customerIds: readonly string[]) {
  const mine = { customerId: { $in: [...customerIds] } };
  const [conversations, waiting] = await Promise.all([
    Conversations.countDocuments(mine),
    Conversations.countDocuments({ ...mine, waitingSince: { $type: "date" } }),
  ]);
  return { conversations, waiting };
}

/**
 * Lets conversations follow customers to whom the bank's own file gave another manager, so that
 * they stand in the new manager's queue before anybody opens them.
 */
export async function followCustomers(actor: StaffActor): Promise<void> {
  for (const rmId of actor.coversFor) {
    const book = await bookOf(rmId);
    const astray = await Conversations.find(
      { customerId: { $in: book.map(({ _id }) => _id) }, rmId: { $ne: rmId } },
      { customerId: 1 },
    ).lean<{ _id: string; customerId: string }[]>();
    for (const { _id, customerId } of astray) {
      const customer = book.find((one) => one._id === customerId);
      if (!customer) continue;
      await Conversations.updateOne({ _id }, { $set: { rmId, unitPath: customer.unitPath } });
    }
  }
}

/** A unit hangs elsewhere now. Safe to run again. */
export async function repathConversations(
  before: readonly string[],
  after: readonly string[],
): Promise<void> {
  await Conversations.updateMany(
    { unitPath: { $all: [before.at(-1)], $size: before.length } } as never,
    { $set: { unitPath: [...after] } },
  );
}
