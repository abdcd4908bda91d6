import type { RequestContext } from "@server/core/implement";
import { type Tx, transact } from "@server/core/mongo";
import { authorize, type Rule, type StaffActor } from "@server/core/policy";
import { Deliveries } from "@server/features/reach";
import { countAudience, demandSound } from "@server/features/segments";
import { CampaignError, type CampaignState } from "@shared/campaigns/campaign";
import { audienceIn, type CampaignDocument, campaignRecords, sourceOf } from "./campaign.model";
import { approvalFrom, campaignPolicy, campaignsSeenBy } from "./campaign.policy";
import { demandProperWording, demandSendable } from "./campaign-content";

export type StaffContext = RequestContext<StaffActor>;

interface Move {
  readonly act: string;
  readonly rule: Rule<StaffActor, CampaignDocument>;
  readonly from: readonly CampaignState[];
  readonly set: Partial<CampaignDocument>;
  readonly unset?: Record<string, 1>;
  readonly version?: number;
  readonly reason?: string;
  /** What happens to its messages in the same act. */
  readonly also?: (tx: Tx) => Promise<void>;
}

/** Moves a campaign from one state to the next, with its messages and its audit row, or not at all. */
export async function moveCampaign(
  campaign: CampaignDocument,
  move: Move,
  { actor, ports, ip, requestId }: StaffContext,
): Promise<CampaignDocument> {
  authorize(actor, move.rule, campaign);
  if (!move.from.includes(campaign.state)) throw CampaignError.wrongState();
  return transact(async (tx) => {
    const after = await campaignRecords.within(campaignsSeenBy(actor)).move(
      campaign._id,
      move.from,
      {
        $set: { ...move.set, updatedAt: ports.clock.now() },
        ...(move.unset ? { $unset: move.unset } : {}),
      },
      { tx, ...(move.version ? { version: move.version } : {}) },
    );
    if (!after) throw move.version ? CampaignError.outdated() : CampaignError.wrongState();
    await move.also?.(tx);
    await ports.audit.record(
      {
        actor: { kind: "staff", id: actor.id, roles: actor.roles },
        act: `campaign.${move.act}`,
        object: { kind: "campaign", id: campaign._id },
        result: "ok",
        ip,
        requestId,
        ...(move.reason ? { reason: move.reason } : {}),
      },
      { session: tx },
    );
    return after;
  });
}

/** Sets the time. A large audience waits for a second person; the words are checked once more. */
export async function scheduleCampaign(
  campaign: CampaignDocument,
  startsAt: Date | undefined,
  context: StaffContext,
): Promise<CampaignDocument> {
  const { actor, ports } = context;
  authorize(actor, campaignPolicy.schedule, campaign);
  if (campaign.state !== "draft") throw CampaignError.wrongState();
  const now = ports.clock.now();
  const at = startsAt ?? now;
  if (at.getTime() < now.getTime() - 60_000) throw CampaignError.badTime();
  if (campaign.expiresAt && campaign.expiresAt <= at) throw CampaignError.badTime();
  const audience = audienceIn(campaign);
  demandSound(audience.condition, actor);
  if (audience.excluding) demandSound(audience.excluding, actor);
  demandSendable(campaign.content);
  demandProperWording(campaign.content);

  const count = await countAudience(audience, actor, now);
  if (count === 0) throw CampaignError.emptyAudience();
  const needed = count >= approvalFrom;
  return moveCampaign(
    campaign,
    {
      act: "schedule",
      rule: campaignPolicy.schedule,
      from: ["draft"],
      set: {
        state: needed ? "awaitingApproval" : "scheduled",
        startsAt: at,
        approval: { needed },
      },
      // What was checked is what is scheduled: a change in between is refused.
      version: campaign.version,
    },
    context,
  );
}

/** Parks what waits; the sender leaves parked rows alone. */
export const park = (campaignId: string) => async (tx: Tx) => {
  await Deliveries.updateMany(
    { source: sourceOf(campaignId), state: { $in: ["PLANNED", "RETRY", "CLAIMED"] } },
    { $set: { isParked: true, state: "PLANNED" }, $unset: { claim: 1, leaseUntil: 1 } },
    { session: tx },
  );
};

export const unpark = (campaignId: string) => async (tx: Tx) => {
  await Deliveries.updateMany(
    { source: sourceOf(campaignId), isParked: true },
    { $unset: { isParked: 1 } },
    { session: tx },
  );
};

/** Ends what waits for good: only what is already on the wire still leaves. */
export const endAll = (campaignId: string) => async (tx: Tx) => {
  await Deliveries.updateMany(
    { source: sourceOf(campaignId), state: { $in: ["PLANNED", "RETRY", "CLAIMED"] } },
    {
      $set: { state: "HELD", reason: "stopped" },
      $unset: { claim: 1, leaseUntil: 1, isParked: 1 },
    },
    { session: tx },
  );
};
