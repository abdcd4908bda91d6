import { speaksOf } from "@server/features/segments";
import { CampaignModel } from "./campaign.model";

/** Campaigns whose audience asks about a field; ended ones too, whose audience is still shown. */
export async function campaignsAsking(
  field: string,
): Promise<{ readonly id: string; readonly title: string }[]> {
  const all = await CampaignModel.find({}, { title: 1, audienceText: 1 }).limit(2_000).lean();
  return all
    .filter(({ audienceText }) => speaksOf(audienceText, field))
    .map(({ _id, title }) => ({ id: String(_id), title }));
}
