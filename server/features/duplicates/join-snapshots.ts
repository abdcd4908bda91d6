import type { Tx } from "@server/core/mongo";
import { type AssetSnapshot, AssetSnapshotModel } from "@server/features/customers";
import type { MergeDocument } from "./merge.model";

/** Adds what the other record held to the survivor's days, or takes it off again. */
export async function joinSnapshots(
  { survivorId, loserId }: Pick<MergeDocument, "survivorId" | "loserId">,
  sign: 1 | -1,
  tx: Tx,
): Promise<void> {
  const [own, other] = await Promise.all([of(survivorId), of(loserId)]);
  for (const theirs of other) {
    const mine = own.find(({ on }) => on === theirs.on);
    if (!mine) continue;
    const kinds = new Set([...Object.keys(mine.byKind), ...Object.keys(theirs.byKind)]);
    const byKind = Object.fromEntries(
      [...kinds].map((kind) => [
        kind,
        (mine.byKind[kind] ?? 0) + sign * (theirs.byKind[kind] ?? 0),
      ]),
    );
    const totalFen = mine.totalFen + sign * theirs.totalFen;
    await AssetSnapshotModel.updateOne(
      { _id: mine._id },
      { $set: { byKind, totalFen } },
      { session: tx },
    );
  }
}

const of = (customerId: string) =>
  AssetSnapshotModel.find({ customerId }).sort({ on: -1 }).limit(400).lean<AssetSnapshot[]>();
