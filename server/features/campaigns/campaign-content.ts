import type { CampaignContent, CampaignTemplate } from "@shared/campaigns/campaign";
import { CampaignError } from "@shared/campaigns/campaign";
import { fill } from "@shared/text/fill";
import { campaigns as words } from "@shared/text/zh-CN/campaigns";
import { segments } from "@shared/text/zh-CN/segments";
import { checkWording, isBlocked, type WordingHit } from "@shared/wording/gate";

/** Values of the variables for one recipient. */
export interface Values {
  readonly customer: string;
  readonly manager: string;
  readonly tier: string;
}

const place = /\{\{([^{}]{1,16})\}\}/g;
const names = new Map<string, keyof Values>(
  Object.entries(words.variables).map(([key, { name }]) => [name, key as keyof Values]),
);
/** A way of addressing somebody is rarely longer. */
const longestName = 6;

/** Puts a recipient's values into a text. Only the listed variables exist: there is no logic to inject. */
export function renderText(text: string, values: Values): string {
  return text.replace(place, (whole, name: string) => {
    const key = names.get(name.trim());
    return key ? values[key] : whole;
  });
}

export const tierLabel = (tier: keyof typeof segments.tiers): string => segments.tiers[tier];

/** The values that previews use where no recipient is known. */
export const exampleValues: Values = {
  customer: words.variables.customer.example,
  manager: words.variables.manager.example,
  tier: words.variables.tier.example,
};

/** Refuses content that could not be sent: unknown variables, a headline that will not fit, a link to nothing. */
export function demandSendable(content: CampaignContent): void {
  const problems = [
    ...unknownVariables(`${content.headline} ${content.body}`),
    ...(Object.hasOwn(words.templates, content.templateKey)
      ? []
      : [words.problems.unknownTemplate]),
    ...(content.link?.kind === "event" && !content.link.id ? [words.problems.eventMissing] : []),
    ...(longestHeadline(content.headline) > 20 ? [words.problems.tooLong] : []),
  ];
  if (problems.length > 0) throw CampaignError.badContent({ problems });
}

/** What the wording gate objects to; in a campaign every objection must go. */
export function wordingOf({ headline, body }: CampaignContent): WordingHit[] {
  return checkWording(`${headline}\n${body}`, { place: "campaign" });
}

export function demandProperWording(content: CampaignContent): void {
  const hits = wordingOf(content);
  if (isBlocked(hits))
    throw CampaignError.wordingBlocked({
      hits: hits.map(({ text, severity, advice }) => ({ text, severity, advice })),
    });
}

/** The starting points that the product ships. */
export const campaignTemplates: readonly CampaignTemplate[] = Object.entries(words.templates).map(
  ([key, { title, headline, body }]) => ({
    key,
    title,
    headline,
    body,
    variables: Object.values(words.variables).map((variable) => ({ ...variable })),
    notice: noticeOf(headline, "…"),
  }),
);

/** The subscribe message as the phone shows it. */
export function noticeOf(headline: string, time: string): CampaignTemplate["notice"] {
  const { title, labels, hint } = words.notice;
  return {
    title,
    lines: [
      { label: labels.subject, text: headline },
      { label: labels.time, text: time },
      { label: labels.hint, text: hint },
    ],
  };
}

function unknownVariables(text: string): string[] {
  return [...text.matchAll(place)].flatMap(([, name = ""]) =>
    names.has(name.trim()) ? [] : [fill(words.problems.unknownVariable, { name })],
  );
}

function longestHeadline(headline: string): number {
  return [...headline.replace(place, "一".repeat(longestName))].length;
}
