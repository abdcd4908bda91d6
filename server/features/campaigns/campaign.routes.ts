import { newId } from "@server/core/ids";
import { type Implementation, implement } from "@server/core/implement";
import { transact } from "@server/core/mongo";
import type { StaffActor } from "@server/core/policy";
import { staff } from "@server/features/organisation";
import { wakeSender } from "@server/features/reach";
import { demandSound } from "@server/features/segments";
import { type CampaignAudience, CampaignError } from "@shared/campaigns/campaign";
import * as contract from "@shared/campaigns/endpoints";
import { type CampaignDocument, CampaignModel, campaignRecords } from "./campaign.model";
import { campaignPolicy, campaignsSeenBy } from "./campaign.policy";
import { presentCampaigns } from "./campaign.present";
import { campaignTemplates, demandSendable } from "./campaign-content";
import {
  endAll,
  moveCampaign,
  park,
  type StaffContext,
  scheduleCampaign,
  unpark,
} from "./change-campaign";
import { previewCampaign } from "./preview-campaign";
import { progressOf, recipientsOf } from "./progress";

export const campaignRoutes: readonly Implementation[] = [
  implement(contract.listCampaignTemplates)(async () => ({ items: [...campaignTemplates] })),

  implement(contract.previewCampaign)(async (draft, { actor, ports }) => {
    demandAudience(draft.audience, actor);
    if (draft.content) demandSendable(draft.content);
    return previewCampaign(draft, actor, ports);
  }),

  implement(contract.listCampaigns)(async ({ state, cursor, limit = 30 }, { actor }) => {
    const after = cursor ? readCursor(cursor) : undefined;
    const found = await campaignRecords
      .within(campaignsSeenBy(actor))
      .page(state ? { state } : {}, { ...(after ? { after } : {}), limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      items: await presentCampaigns(page, actor),
      ...(last && found.length > limit
        ? { nextCursor: `${last.createdAt.toISOString()}|${last._id}` }
        : {}),
    };
  }),

  implement(contract.createCampaign)(async (input, context) => {
    const { actor, ports } = context;
    demandAudience(input.audience, actor);
    demandSendable(input.content);
    const now = ports.clock.now();
    const author = await staff.find(actor.id);
    const campaign: CampaignDocument = {
      _id: newId("cmp"),
      title: input.title,
      state: "draft",
      audienceText: JSON.stringify(input.audience),
      content: input.content,
      ...(input.offer ? { offer: input.offer } : {}),
      channels: input.channels,
      ...(input.expiresAt ? { expiresAt: new Date(input.expiresAt) } : {}),
      authorId: actor.id,
      unitPath: author?.unitPath ?? [],
      approval: { needed: false },
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
    await transact(async (session) => {
      await CampaignModel.create([campaign], { session });
      await ports.audit.record(
        {
          actor: { kind: "staff", id: actor.id, roles: actor.roles },
          act: "campaign.create",
          object: { kind: "campaign", id: campaign._id },
          result: "ok",
          ip: context.ip,
          requestId: context.requestId,
        },
        { session },
      );
    });
    return presentOne(campaign, actor);
  }),

  implement(contract.getCampaign)(async ({ id }, { actor }) =>
    presentOne(await campaignOf(id, actor), actor),
  ),

  implement(contract.updateCampaign)(async ({ id, version, ...input }, context) => {
    const { actor } = context;
    const campaign = await campaignOf(id, actor);
    if (campaign.state !== "draft") throw CampaignError.notEditable();
    if (input.audience) demandAudience(input.audience, actor);
    if (input.content) demandSendable(input.content);
    const { title, audience, content, offer, channels, expiresAt } = input;
    const set: Partial<CampaignDocument> = {
      ...(title ? { title } : {}),
      ...(audience ? { audienceText: JSON.stringify(audience) } : {}),
      ...(content ? { content } : {}),
      ...(offer ? { offer } : {}),
      ...(channels ? { channels } : {}),
      ...(expiresAt ? { expiresAt: new Date(expiresAt) } : {}),
    };
    const unset: Record<string, 1> = {
      ...(offer === null ? { offer: 1 } : {}),
      ...(expiresAt === null ? { expiresAt: 1 } : {}),
    };
    const after = await moveCampaign(
      campaign,
      { act: "update", rule: campaignPolicy.update, from: ["draft"], set, unset, version },
      context,
    );
    return presentOne(after, actor);
  }),

  implement(contract.scheduleCampaign)(async ({ id, startsAt }, context) => {
    const campaign = await campaignOf(id, context.actor);
    const at = startsAt ? new Date(startsAt) : undefined;
    return afterMove(await scheduleCampaign(campaign, at, context), context);
  }),

  implement(contract.approveCampaign)(async ({ id, version }, context) => {
    const { actor, ports } = context;
    const campaign = await campaignOf(id, actor);
    if (campaign.authorId === actor.id) throw CampaignError.needsOther();
    const now = ports.clock.now();
    const approval = { needed: true, byId: actor.id, at: now };
    // A time that passed while it waited means: now.
    const startsAt = campaign.startsAt && campaign.startsAt > now ? campaign.startsAt : now;
    return afterMove(
      await moveCampaign(
        campaign,
        {
          act: "approve",
          rule: campaignPolicy.approve,
          from: ["awaitingApproval"],
          set: { state: "scheduled", approval, startsAt },
          version,
        },
        context,
      ),
      context,
    );
  }),

  implement(contract.rejectCampaign)(async ({ id, reason }, context) => {
    const campaign = await campaignOf(id, context.actor);
    if (campaign.authorId === context.actor.id) throw CampaignError.needsOther();
    const after = await moveCampaign(
      campaign,
      {
        act: "reject",
        rule: campaignPolicy.approve,
        from: ["awaitingApproval"],
        set: { state: "draft", approval: { needed: true, rejection: reason } },
        reason,
      },
      context,
    );
    return presentOne(after, context.actor);
  }),

  implement(contract.pauseCampaign)(async ({ id }, context) => {
    const campaign = await campaignOf(id, context.actor);
    const after = await moveCampaign(
      campaign,
      {
        act: "pause",
        rule: campaignPolicy.pause,
        from: ["sending"],
        set: { state: "paused" },
        also: park(id),
      },
      context,
    );
    return presentOne(after, context.actor);
  }),

  implement(contract.resumeCampaign)(async ({ id }, context) => {
    const campaign = await campaignOf(id, context.actor);
    const after = await moveCampaign(
      campaign,
      {
        act: "resume",
        rule: campaignPolicy.resume,
        from: ["paused"],
        set: { state: "sending" },
        also: unpark(id),
      },
      context,
    );
    return afterMove(after, context);
  }),

  implement(contract.stopCampaign)(async ({ id, reason }, context) => {
    const campaign = await campaignOf(id, context.actor);
    const after = await moveCampaign(
      campaign,
      {
        act: "stop",
        rule: campaignPolicy.stop,
        from: ["awaitingApproval", "scheduled", "sending", "paused"],
        set: { state: "stopped", stopReason: reason, finishedAt: context.ports.clock.now() },
        reason,
        also: endAll(id),
      },
      context,
    );
    return presentOne(after, context.actor);
  }),

  implement(contract.getCampaignProgress)(async ({ id }, { actor }) =>
    progressOf(await campaignOf(id, actor)),
  ),

  implement(contract.listCampaignRecipients)(
    async ({ id, state, reason, cursor, limit = 50 }, { actor, ports }) =>
      recipientsOf(
        await campaignOf(id, actor),
        {
          ...(state ? { state } : {}),
          ...(reason ? { reason } : {}),
          ...(cursor ? { after: cursor } : {}),
        },
        { limit, actor, ports },
      ),
  ),
];

/** Lets the worker look at once at what was set going. */
async function afterMove(campaign: CampaignDocument, { actor, ports }: StaffContext) {
  await ports.jobs.wake("campaign.wake").catch(() => {});
  await wakeSender(ports);
  return presentOne(campaign, actor);
}

function demandAudience({ condition, excluding }: CampaignAudience, actor: StaffActor): void {
  demandSound(condition, actor);
  if (excluding) demandSound(excluding, actor);
}

async function campaignOf(id: string, actor: StaffActor): Promise<CampaignDocument> {
  const campaign = await campaignRecords.within(campaignsSeenBy(actor)).find(id);
  if (!campaign) throw CampaignError.notFound();
  return campaign;
}

async function presentOne(campaign: CampaignDocument, actor: StaffActor) {
  const [presented] = await presentCampaigns([campaign], actor);
  if (!presented) throw CampaignError.notFound();
  return presented;
}

function readCursor(cursor: string): { at: Date; id: string } | undefined {
  const [time = "", id = ""] = cursor.split("|");
  const at = new Date(time);
  return Number.isNaN(at.getTime()) ? undefined : { at, id };
}
