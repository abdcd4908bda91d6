import type { Tx } from "@server/core/mongo";
import { SegmentModel } from "./segment.model";

/** Segments become the successor's; one whose name the successor has already gets the owner's added. */
export async function giveSegments(
  from: { readonly _id: string; readonly name: string },
  toId: string,
  tx: Tx,
): Promise<void> {
  const theirs = await SegmentModel.find({ ownerId: toId }, { title: 1 }, { session: tx }).lean<
    { title: string }[]
  >();
  const taken = new Set(theirs.map(({ title }) => title));
  const moving = await SegmentModel.find(
    { ownerId: from._id },
    { title: 1 },
    {
      session: tx,
    },
  ).lean<{ _id: string; title: string }[]>();
  for (const { _id, title } of moving)
    await SegmentModel.updateOne(
      { _id },
      {
        $set: { ownerId: toId, title: taken.has(title) ? `${title}（${from.name}）` : title },
        $inc: { version: 1 },
      },
      { session: tx },
    );
}

/** How many segments somebody keeps. */
export const countSegments = (ownerId: string): Promise<number> =>
  SegmentModel.countDocuments({ ownerId }).exec();
