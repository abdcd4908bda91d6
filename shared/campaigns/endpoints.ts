import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { Id } from "../core/ids";
import { PageInput, pageOf } from "../core/paging";
import { deliveryStates, heldReasons } from "../reach/reach";
import { AudiencePreview, MaskedPerson } from "../segments/segment";
import {
  Campaign,
  CampaignAudience,
  CampaignContent,
  CampaignOffer,
  CampaignProgress,
  CampaignRecipient,
  CampaignTemplate,
  campaignChannels,
  campaignStates,
} from "./campaign";

const authors = ["marketer", "rm", "lead", "head"] as const;
const approvers = ["lead", "head", "marketer", "compliance"] as const;
const watchers = ["marketer", "rm", "lead", "head", "compliance"] as const;

const Draft = {
  title: z.string().trim().min(1).max(40),
  audience: CampaignAudience,
  content: CampaignContent,
  offer: CampaignOffer.optional(),
  channels: z.array(z.enum(campaignChannels)).min(1),
  expiresAt: z.iso.datetime({ offset: true }).optional(),
};

export const listCampaignTemplates = endpoint({
  method: "GET",
  path: "/campaign-templates",
  summary: "Approved starting points for a campaign.",
  audience: "staff",
  roles: authors,
  input: z.object({}),
  output: z.object({ items: z.array(CampaignTemplate) }),
});

export const listCampaigns = endpoint({
  method: "GET",
  path: "/campaigns",
  summary: "Campaigns the caller may see, newest first.",
  audience: "staff",
  roles: watchers,
  input: z.object({ state: z.enum(campaignStates).optional(), ...PageInput }),
  output: pageOf(Campaign),
});

export const createCampaign = endpoint({
  method: "POST",
  path: "/campaigns",
  summary: "Begins a draft.",
  audience: "staff",
  roles: authors,
  input: z.object(Draft),
  output: Campaign,
});

export const getCampaign = endpoint({
  method: "GET",
  path: "/campaigns/:id",
  summary: "One campaign with its progress.",
  audience: "staff",
  roles: watchers,
  input: z.object({ id: Id }),
  output: Campaign,
});

export const updateCampaign = endpoint({
  method: "PATCH",
  path: "/campaigns/:id",
  summary: "Changes a draft; refused when somebody changed it since `version`.",
  audience: "staff",
  roles: authors,
  input: z.object({
    id: Id,
    version: z.number().int(),
    title: Draft.title.optional(),
    audience: Draft.audience.optional(),
    content: Draft.content.optional(),
    offer: CampaignOffer.nullable().optional(),
    channels: Draft.channels.optional(),
    expiresAt: z.iso.datetime({ offset: true }).nullable().optional(),
  }),
  output: Campaign,
});

/** Counts that open the people behind them. */
const Held = z.object({
  reason: z.enum(heldReasons),
  label: z.string(),
  count: z.number().int(),
  people: z.array(MaskedPerson),
});

export const previewCampaign = endpoint({
  method: "POST",
  path: "/campaigns/preview",
  summary: "Whom a draft would reach, by which channel, and who is held back and why.",
  audience: "staff",
  roles: authors,
  input: z.object({
    audience: CampaignAudience,
    content: CampaignContent.optional(),
    offer: CampaignOffer.optional(),
    channels: z.array(z.enum(campaignChannels)).min(1),
    startsAt: z.iso.datetime({ offset: true }).optional(),
  }),
  output: z.object({
    audience: AudiencePreview,
    reachable: z.number().int(),
    byChannel: z.array(
      z.object({ channel: z.enum(campaignChannels), label: z.string(), count: z.number().int() }),
    ),
    held: z.array(Held),
    /** A second person must agree. */
    needsApproval: z.boolean(),
    /** The message as the first person of the sample would read it. */
    example: z
      .object({
        headline: z.string(),
        body: z.string(),
        notice: z.object({
          title: z.string(),
          lines: z.array(z.object({ label: z.string(), text: z.string() })),
        }),
      })
      .optional(),
    /** Words the gate objects to; a `block` must go before scheduling. */
    wording: z.array(
      z.object({ text: z.string(), severity: z.enum(["warn", "block"]), advice: z.string() }),
    ),
  }),
});

const act = <const Verb extends string>(verb: Verb, summary: string) =>
  endpoint({
    method: "POST",
    path: `/campaigns/:id/${verb}`,
    summary,
    audience: "staff",
    roles: watchers,
    input: z.object({ id: Id }),
    output: Campaign,
  });

export const scheduleCampaign = endpoint({
  method: "POST",
  path: "/campaigns/:id/schedule",
  summary: "Sets the time, or now; a large audience waits for a second person first.",
  audience: "staff",
  roles: authors,
  input: z.object({ id: Id, startsAt: z.iso.datetime({ offset: true }).optional() }),
  output: Campaign,
});

export const approveCampaign = endpoint({
  method: "POST",
  path: "/campaigns/:id/approve",
  summary: "The second person's yes; never the author's own.",
  audience: "staff",
  roles: approvers,
  input: z.object({ id: Id, version: z.number().int() }),
  output: Campaign,
});

export const rejectCampaign = endpoint({
  method: "POST",
  path: "/campaigns/:id/reject",
  summary: "Back to the author, with the reason.",
  audience: "staff",
  roles: approvers,
  input: z.object({ id: Id, reason: z.string().trim().min(1).max(200) }),
  output: Campaign,
});

export const pauseCampaign = act("pause", "Holds what has not left yet.");
export const resumeCampaign = act("resume", "Goes on where it paused.");

export const stopCampaign = endpoint({
  method: "POST",
  path: "/campaigns/:id/stop",
  summary: "Ends it for good: what has not left never leaves.",
  audience: "staff",
  roles: watchers,
  input: z.object({ id: Id, reason: z.string().trim().min(1).max(200) }),
  output: Campaign,
});

export const getCampaignProgress = endpoint({
  method: "GET",
  path: "/campaigns/:id/progress",
  summary: "Live counts, cheap enough to ask every second.",
  audience: "staff",
  roles: watchers,
  input: z.object({ id: Id }),
  output: CampaignProgress,
});

export const listCampaignRecipients = endpoint({
  method: "GET",
  path: "/campaigns/:id/recipients",
  summary: "Person by person: state, channel, and WeChat's or our reason.",
  audience: "staff",
  roles: watchers,
  input: z.object({
    id: Id,
    state: z.enum(deliveryStates).optional(),
    reason: z.enum(heldReasons).optional(),
    ...PageInput,
  }),
  output: pageOf(CampaignRecipient),
});

export const campaignEndpoints = [
  listCampaignTemplates,
  previewCampaign,
  listCampaigns,
  createCampaign,
  getCampaign,
  updateCampaign,
  scheduleCampaign,
  approveCampaign,
  rejectCampaign,
  pauseCampaign,
  resumeCampaign,
  stopCampaign,
  getCampaignProgress,
  listCampaignRecipients,
] as const;
