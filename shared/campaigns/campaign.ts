import * as z from "zod";
import { Condition } from "../conditions/condition";
import { defineErrors } from "../core/errors";
import { Id } from "../core/ids";
import { deliveryStates, heldReasons, reachChannels } from "../reach/reach";

/** draft → (awaitingApproval →) scheduled → sending ⇄ paused → sent; stopped from anywhere on the way. */
export const campaignStates = [
  "draft",
  "awaitingApproval",
  "scheduled",
  "sending",
  "paused",
  "sent",
  "stopped",
] as const;
export type CampaignState = (typeof campaignStates)[number];

/** Channels an author may allow. A template message is not among them: it may not carry marketing. */
export const campaignChannels = [
  "socket",
  "officialService",
  "miniService",
  "subscribe",
  "task",
] as const;
export type CampaignChannel = (typeof campaignChannels)[number];

/** Where a tap leads: a page of the mini-program. */
export const CampaignLink = z.object({
  kind: z.enum(["home", "event", "events", "book", "conversation", "assets"]),
  /** The event, where `kind` is `event`. */
  id: Id.optional(),
});
export type CampaignLink = z.infer<typeof CampaignLink>;

/** What is said. `{{称呼}}` and the like are replaced for each recipient. */
export const CampaignContent = z.object({
  templateKey: z.string().max(40),
  headline: z.string().trim().min(1).max(20),
  body: z.string().trim().min(1).max(500),
  link: CampaignLink.optional(),
});
export type CampaignContent = z.infer<typeof CampaignContent>;

export const CampaignAudience = z.object({
  segmentId: Id.optional(),
  condition: Condition,
  /** Who fits this is left out. */
  excluding: Condition.optional(),
  /** A share kept without the message, to compare with. */
  holdOutPercent: z.number().int().min(0).max(50).optional(),
});
export type CampaignAudience = z.infer<typeof CampaignAudience>;

/** A product offered makes suitability count for each recipient. */
export const CampaignOffer = z.object({
  productRisk: z.enum(["R1", "R2", "R3", "R4", "R5"]),
  isPrivate: z.boolean(),
});
export type CampaignOffer = z.infer<typeof CampaignOffer>;

/** A starting point with approved words and the fields of its subscribe message. */
export const CampaignTemplate = z.object({
  key: z.string(),
  title: z.string(),
  headline: z.string(),
  body: z.string(),
  variables: z.array(z.object({ name: z.string(), label: z.string(), example: z.string() })),
  /** How the WeChat subscribe message looks: label and text per line, variables unfilled. */
  notice: z.object({
    title: z.string(),
    lines: z.array(z.object({ label: z.string(), text: z.string() })),
  }),
});
export type CampaignTemplate = z.infer<typeof CampaignTemplate>;

/** Live counts; `planned` is everybody the campaign set out to reach. */
export const CampaignProgress = z.object({
  state: z.enum(campaignStates),
  planned: z.number().int(),
  sent: z.number().int(),
  waiting: z.number().int(),
  held: z.number().int(),
  failed: z.number().int(),
  unknown: z.number().int(),
  read: z.number().int(),
  byChannel: z.array(z.object({ channel: z.enum(reachChannels), count: z.number().int() })),
  byReason: z.array(
    z.object({ reason: z.enum(heldReasons), label: z.string(), count: z.number().int() }),
  ),
  startedAt: z.iso.datetime().optional(),
  finishedAt: z.iso.datetime().optional(),
});
export type CampaignProgress = z.infer<typeof CampaignProgress>;

export const Campaign = z.object({
  id: Id,
  title: z.string(),
  state: z.enum(campaignStates),
  audience: CampaignAudience,
  /** The audience said in Chinese. */
  audienceSentence: z.string(),
  content: CampaignContent,
  offer: CampaignOffer.optional(),
  channels: z.array(z.enum(campaignChannels)),
  startsAt: z.iso.datetime().optional(),
  /** After this nothing waiting is sent any more. */
  expiresAt: z.iso.datetime().optional(),
  author: z.object({ id: Id, name: z.string() }),
  approval: z
    .object({
      needed: z.boolean(),
      byName: z.string().optional(),
      at: z.iso.datetime().optional(),
      rejection: z.string().optional(),
    })
    .optional(),
  stopReason: z.string().optional(),
  progress: CampaignProgress.optional(),
  version: z.number().int(),
  updatedAt: z.iso.datetime(),
  abilities: z.object({
    update: z.boolean(),
    schedule: z.boolean(),
    approve: z.boolean(),
    pause: z.boolean(),
    resume: z.boolean(),
    stop: z.boolean(),
  }),
});
export type Campaign = z.infer<typeof Campaign>;

/** One person of a campaign and what became of the message. */
export const CampaignRecipient = z.object({
  customerId: Id,
  name: z.string(),
  tierLabel: z.string(),
  managerName: z.string().optional(),
  state: z.enum(deliveryStates),
  stateLabel: z.string(),
  channel: z.enum(reachChannels).optional(),
  channelLabel: z.string().optional(),
  reason: z.enum(heldReasons).optional(),
  /** Why, in words: the rule that held it back or WeChat's own reason. */
  reasonLabel: z.string().optional(),
  /** WeChat's number, for support. */
  platformCode: z.number().int().optional(),
  at: z.iso.datetime().optional(),
  readAt: z.iso.datetime().optional(),
});
export type CampaignRecipient = z.infer<typeof CampaignRecipient>;

export const CampaignError = defineErrors("campaign", {
  notFound: 404,
  outdated: 409,
  notEditable: 409,
  wrongState: 409,
  needsOther: 403,
  emptyAudience: 409,
  wordingBlocked: 422,
  badContent: 400,
  badTime: 400,
});
