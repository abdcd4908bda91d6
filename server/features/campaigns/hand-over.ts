import type { Tx } from "@server/core/mongo";
import { CampaignModel } from "./campaign.model";

interface Author {
  readonly _id: string;
  readonly unitPath: readonly string[];
}

/** What has not left yet; what was sent stays with who sent it. */
const openOf = (authorId: string) => ({
  authorId,
  state: { $in: ["draft", "awaitingApproval", "scheduled", "paused"] },
});

/** Drafts and planned pushes of somebody who leaves become the successor's. */
export async function giveCampaigns(fromId: string, to: Author, tx: Tx): Promise<void> {
  await CampaignModel.updateMany(
    openOf(fromId) as never,
    { $set: { authorId: to._id, unitPath: [...to.unitPath] }, $inc: { version: 1 } },
    { session: tx },
  );
}

/** How many drafts and planned pushes somebody has. */
export const countCampaigns = (authorId: string): Promise<number> =>
  CampaignModel.countDocuments(openOf(authorId) as never).exec();
