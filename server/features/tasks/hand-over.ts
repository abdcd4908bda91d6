import type { Tx } from "@server/core/mongo";
import { TaskModel } from "./task.model";

/** Open tasks of somebody: about one customer, or about none. */
const openOf = (assigneeId: string, customerId?: string) => ({
  assigneeId,
  state: "open" as const,
  ...(customerId ? { customerId } : { customerId: { $exists: false } }),
});

/** What was promised to a customer is the new manager's to keep; what is done stays with who did it. */
export async function giveTasks(
  fromId: string,
  toId: string,
  customerId: string | undefined,
  tx: Tx,
): Promise<number> {
  const { modifiedCount } = await TaskModel.updateMany(
    openOf(fromId, customerId) as never,
    { $set: { assigneeId: toId } },
    { session: tx },
  );
  return modifiedCount;
}

/** Open tasks of somebody by customer; those about nobody stand under "". */
export async function openTasksByCustomer(assigneeId: string): Promise<Map<string, number>> {
  const found = await TaskModel.find({ assigneeId, state: "open" }, { customerId: 1 }).lean<
    { customerId?: string }[]
  >();
  const counts = new Map<string, number>();
  for (const { customerId = "" } of found)
    counts.set(customerId, (counts.get(customerId) ?? 0) + 1);
  return counts;
}
