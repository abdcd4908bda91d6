import type { StaffActor } from "@server/core/policy";
import { staff } from "@server/features/organisation";
import { sayAudience } from "@server/features/segments";
import type { Campaign, CampaignState } from "@shared/campaigns/campaign";
import { audienceIn, type CampaignDocument } from "./campaign.model";
import { campaignPolicy } from "./campaign.policy";
import { progressOf } from "./progress";

const begun: readonly CampaignState[] = ["sending", "paused", "sent", "stopped"];

/** Campaigns as the reader sees them, with what they may do and, once begun, how far they are. */
export async function presentCampaigns(
  documents: readonly CampaignDocument[],
  actor: StaffActor,
): Promise<Campaign[]> {
  const ids = documents.flatMap(({ authorId, approval }) => [authorId, approval.byId ?? ""]);
  const people = await staff.named([...new Set(ids)]);
  const names = new Map(people.map(({ _id, name }) => [_id, name]));
  return Promise.all(documents.map((campaign) => present(campaign, actor, names)));
}

async function present(
  campaign: CampaignDocument,
  actor: StaffActor,
  names: ReadonlyMap<string, string>,
): Promise<Campaign> {
  const audience = audienceIn(campaign);
  const { approval, startsAt, expiresAt, offer } = campaign;
  const progress = begun.includes(campaign.state) ? await progressOf(campaign) : undefined;
  return {
    id: campaign._id,
    title: campaign.title,
    state: campaign.state,
    audience,
    audienceSentence: sayAudience(audience),
    content: campaign.content,
    ...(offer ? { offer } : {}),
    channels: [...campaign.channels],
    ...(startsAt ? { startsAt: startsAt.toISOString() } : {}),
    ...(expiresAt ? { expiresAt: expiresAt.toISOString() } : {}),
    author: { id: campaign.authorId, name: names.get(campaign.authorId) ?? "" },
    approval: {
      needed: approval.needed,
      ...(approval.byId ? { byName: names.get(approval.byId) ?? "" } : {}),
      ...(approval.at ? { at: approval.at.toISOString() } : {}),
      ...(approval.rejection ? { rejection: approval.rejection } : {}),
    },
    ...(campaign.stopReason ? { stopReason: campaign.stopReason } : {}),
    ...(progress ? { progress } : {}),
    version: campaign.version,
    updatedAt: campaign.updatedAt.toISOString(),
    abilities: abilitiesOf(campaign, actor),
  };
}

function abilitiesOf(campaign: CampaignDocument, actor: StaffActor): Campaign["abilities"] {
  const is = (...states: CampaignState[]) => states.includes(campaign.state);
  return {
    update: is("draft") && campaignPolicy.update(actor, campaign),
    schedule: is("draft") && campaignPolicy.schedule(actor, campaign),
    approve: is("awaitingApproval") && campaignPolicy.approve(actor, campaign),
    pause: is("sending") && campaignPolicy.pause(actor, campaign),
    resume: is("paused") && campaignPolicy.resume(actor, campaign),
    stop:
      is("awaitingApproval", "scheduled", "sending", "paused") &&
      campaignPolicy.stop(actor, campaign),
  };
}
