import type { Tx } from "@server/core/mongo";
import { type CustomerDocument, CustomerModel } from "@server/features/customers";
import type {
  DeliveryDocument,
  MessageKind,
  Prepared,
  Rendered,
  Settled,
} from "@server/features/reach";
import { type NewLine, recordLines } from "@server/features/timeline";
import type { Ports } from "@server/ports";
import { dayOf } from "@shared/calendar/day";
import type { CampaignContent } from "@shared/campaigns/campaign";
import { sayClock, sayDate } from "@shared/format/moment";
import { fill } from "@shared/text/fill";
import { campaigns as words } from "@shared/text/zh-CN/campaigns";
import { reach as reachWords } from "@shared/text/zh-CN/reach";
import { reachNotices } from "@shared/text/zh-CN/reach-notices";
import { type CampaignDocument, CampaignModel } from "./campaign.model";
import { renderText, tierLabel, type Values } from "./campaign-content";

/** The mini-program's template for invitations. */
export const invitation = "campaign.invitation";

const campaignIdOf = ({ source }: Pick<DeliveryDocument, "source">) =>
  source.slice("campaign:".length);

/** Messages of campaigns. Whether the campaign still runs is asked again for every batch. */
export const campaignMessages: MessageKind = {
  name: "campaign",
  isGreeting: false,
  keepsQuietHours: true,
  prepare: async (deliveries) => {
    const ids = [...new Set(deliveries.map(campaignIdOf))];
    const found = await CampaignModel.find({ _id: { $in: ids } }).lean<CampaignDocument[]>();
    const byId = new Map(found.map((campaign) => [campaign._id, campaign]));
    const people = await CustomerModel.find(
      { _id: { $in: deliveries.map(({ customerId }) => customerId) } },
      { tier: 1 },
    ).lean<Pick<CustomerDocument, "_id" | "tier">[]>();
    const tiers = new Map(people.map(({ _id, tier }) => [_id, tier]));
    return new Map(
      deliveries.map((delivery) => {
        const tier = tiers.get(delivery.customerId);
        return [delivery._id, prepareOne(byId.get(campaignIdOf(delivery)), tier)];
      }),
    );
  },
  settled: recordOnTimelines,
};

function prepareOne(
  campaign: CampaignDocument | undefined,
  tier: CustomerDocument["tier"] | undefined,
): Prepared {
  if (campaign?.state === "paused") return { do: "park" };
  if (campaign?.state !== "sending" || !tier) return { do: "hold", reason: "stopped" };
  const { offer } = campaign;
  return {
    do: "say",
    channels: campaign.channels,
    subscribeKey: invitation,
    ...(offer ? { offer: { issuerLevel: offer.productRisk, isPrivate: offer.isPrivate } } : {}),
    render: (to) =>
      renderCampaign(campaign, to.customerId, {
        customer: to.politeName,
        manager: to.managerName,
        tier: tierLabel(tier),
      }),
  };
}

/** One campaign's message for one recipient, in every form. */
export function renderCampaign(
  {
    content,
    expiresAt,
    startsAt,
    createdAt,
  }: Pick<CampaignDocument, "content" | "expiresAt" | "startsAt" | "createdAt">,
  customerId: string,
  values: Values,
): Rendered {
  const headline = renderText(content.headline, values);
  const body = renderText(content.body, values);
  const until = expiresAt ?? startsAt ?? createdAt;
  return {
    customerId,
    text: [
      headline,
      body,
      fill(words.signature, { manager: values.manager }),
      reachNotices.optOut,
    ].join("\n"),
    page: pageOf(content.link),
    notice: {
      key: invitation,
      data: { subject: headline, time: until.toISOString(), hint: words.notice.hint },
    },
    ...(content.link?.kind === "event" && content.link.id
      ? { event: { id: content.link.id, title: headline, lines: [body] } }
      : {}),
  };
}

/** A moment as the notice shows it. */
export const sayUntil = (at: Date): string => `${sayDate(dayOf(at))} ${sayClock(at)}`;

function pageOf(link: CampaignContent["link"]): string {
  switch (link?.kind) {
    case "event":
      return `packages/events/detail/index?id=${link.id ?? ""}`;
    case "events":
      return "pages/events/index";
    case "book":
      return "packages/bookings/book/index";
    case "conversation":
      return "pages/conversation/index";
    case "assets":
      return "packages/assets/report/index";
    default:
      return "pages/home/index";
  }
}

/** Only what reached somebody stands on their timeline; who was held back is the campaign's matter. */
async function recordOnTimelines(ended: readonly Settled[], _ports: Ports, tx: Tx): Promise<void> {
  const sent = ended.filter(({ state, channel }) => state === "SENT" && channel !== "task");
  await recordLines(sent.map(lineOf), tx);
}

function lineOf({ delivery, channel, at }: Settled): NewLine {
  return {
    key: `delivery:${delivery._id}`,
    customerId: delivery.customerId,
    at,
    kind: "campaign",
    line: "campaign.sent",
    params: { channel: channel ? reachWords.channels[channel] : "" },
    by: { kind: "system", id: "campaigns" },
    about: { noun: "campaign", id: campaignIdOf(delivery) },
  };
}
