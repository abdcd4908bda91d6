import { hasRole, type Scope, type StaffActor, scopeTo, scopeToAny } from "@server/core/policy";
import type { CampaignDocument } from "./campaign.model";

/** From so many recipients on a second person must agree (security.md B9-6). */
export const approvalFrom = 100;

/** Marketing and compliance see every campaign, a lead and a head those of their people, an RM their own. */
export function campaignsSeenBy(actor: StaffActor): Scope<CampaignDocument> {
  if (hasRole(actor, "marketer", "compliance")) return scopeTo<CampaignDocument>({});
  return scopeToAny<CampaignDocument>([
    scopeTo<CampaignDocument>({ authorId: actor.id }),
    ...(hasRole(actor, "lead") ? [scopeTo<CampaignDocument>({ unitPath: actor.unitId })] : []),
    ...(hasRole(actor, "head")
      ? [scopeTo<CampaignDocument>({ unitPath: { $in: [...actor.unitIds] } })]
      : []),
  ]);
}

/** The product's own jobs. */
export const everyCampaign: Scope<CampaignDocument> = scopeTo<CampaignDocument>({});

const isEditor = (actor: StaffActor, campaign: CampaignDocument) =>
  campaign.authorId === actor.id || hasRole(actor, "marketer");
/** Whoever answers for it may end it: stopping must never wait for its author. */
const isKeeper = (actor: StaffActor, campaign: CampaignDocument) =>
  isEditor(actor, campaign) || hasRole(actor, "lead", "head", "compliance");

export const campaignPolicy = {
  update: isEditor,
  schedule: isEditor,
  /** Never the author's own yes. */
  approve: (actor: StaffActor, campaign: CampaignDocument) =>
    campaign.authorId !== actor.id && hasRole(actor, "lead", "head", "compliance", "marketer"),
  pause: isKeeper,
  resume: isEditor,
  stop: isKeeper,
};
