import type { Tx } from "@server/core/mongo";
import { CareModel } from "./care.model";

interface Manager {
  readonly _id: string;
  readonly unitPath: readonly string[];
}

/** Greetings that are still to come are signed by the new manager. */
export async function giveCares(customerId: string, to: Manager, tx: Tx): Promise<void> {
  await CareModel.updateMany(
    { customerId, state: "planned" },
    { $set: { rmId: to._id, unitPath: [...to.unitPath] } },
    { session: tx },
  );
}

/** Greetings and reminders of a book that are still to come. */
export const countCares = (customerIds: readonly string[]): Promise<number> =>
  CareModel.countDocuments({ customerId: { $in: [...customerIds] }, state: "planned" }).exec();
