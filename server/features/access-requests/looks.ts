import type { AccessGrantDocument } from "@server/features/access-grants";
import mongoose from "mongoose";

/** What a person did with a customer's data while an access ran, from the audit trail; at most a hundred acts. */
export async function looksDuring(
  { staffId, customerId }: AccessGrantDocument,
  from: Date,
  until: Date,
): Promise<{ at: string; act: string }[]> {
  if (!customerId) return [];
  const found = await mongoose.connection
    .collection<{ at: string; act: string }>("audit")
    .find(
      {
        customerId,
        at: { $gte: from.toISOString(), $lte: until.toISOString() },
        "actor.id": staffId,
      },
      { projection: { at: 1, act: 1 } },
    )
    .sort({ at: 1 })
    .limit(100)
    .toArray();
  return found.filter(({ act }) => !/^access[.-]/.test(act)).map(({ at, act }) => ({ at, act }));
}
