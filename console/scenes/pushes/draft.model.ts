import type { Input } from "@console/data/queries";
import { fromLocal, toLocal } from "@console/format/local-input";
import type { Condition } from "@shared/conditions/condition";
import type { Campaign, Channel, Template } from "./campaign.types";

type Content = Campaign["content"];
type Link = NonNullable<Content["link"]>;
type Offer = NonNullable<Campaign["offer"]>;

/** What the wizard holds while a push is thought out. */
export interface CampaignDraft {
  readonly title: string;
  readonly segmentId: string | undefined;
  readonly condition: Condition;
  readonly excluding: Condition | undefined;
  readonly holdOutPercent: number;
  readonly templateKey: string;
  readonly headline: string;
  readonly body: string;
  readonly linkKind: Link["kind"] | "none";
  readonly linkId: string;
  readonly risk: Offer["productRisk"] | "none";
  readonly isPrivate: boolean;
  readonly channels: readonly Channel[];
  readonly isLater: boolean;
  /** As `datetime-local` fields show them. */
  readonly startsAt: string;
  readonly expiresAt: string;
}

export const allChannels: readonly Channel[] = [
  "socket",
  "officialService",
  "miniService",
  "subscribe",
  "task",
];

export function emptyDraft(tomorrowAtTen: Date): CampaignDraft {
  return {
    title: "",
    segmentId: undefined,
    condition: { all: [] },
    excluding: undefined,
    holdOutPercent: 0,
    templateKey: "",
    headline: "",
    body: "",
    linkKind: "none",
    linkId: "",
    risk: "none",
    isPrivate: false,
    channels: ["socket", "officialService", "subscribe", "task"],
    isLater: false,
    startsAt: toLocal(tomorrowAtTen),
    expiresAt: "",
  };
}

export function draftFrom(campaign: Campaign, tomorrowAtTen: Date): CampaignDraft {
  const { audience, content, offer } = campaign;
  return {
    title: campaign.title,
    segmentId: audience.segmentId,
    condition: audience.condition,
    excluding: audience.excluding,
    holdOutPercent: audience.holdOutPercent ?? 0,
    templateKey: content.templateKey,
    headline: content.headline,
    body: content.body,
    linkKind: content.link?.kind ?? "none",
    linkId: content.link?.id ?? "",
    risk: offer?.productRisk ?? "none",
    isPrivate: offer?.isPrivate ?? false,
    channels: campaign.channels,
    isLater: campaign.startsAt !== undefined,
    startsAt: toLocal(campaign.startsAt ?? tomorrowAtTen),
    expiresAt: campaign.expiresAt ? toLocal(campaign.expiresAt) : "",
  };
}

export function audienceOf(draft: CampaignDraft): Campaign["audience"] {
  return {
    condition: draft.condition,
    ...(draft.segmentId ? { segmentId: draft.segmentId } : {}),
    ...(draft.excluding ? { excluding: draft.excluding } : {}),
    ...(draft.holdOutPercent > 0 ? { holdOutPercent: draft.holdOutPercent } : {}),
  };
}

export function contentOf(draft: CampaignDraft): Content {
  return {
    templateKey: draft.templateKey,
    headline: draft.headline.trim(),
    body: draft.body.trim(),
    ...linkOf(draft),
  };
}

export function offerOf({ risk, isPrivate }: CampaignDraft): Offer | undefined {
  return risk === "none" ? undefined : { productRisk: risk, isPrivate };
}

export function inputOf(draft: CampaignDraft): Input<"POST /campaigns"> {
  const offer = offerOf(draft);
  const expiresAt = fromLocal(draft.expiresAt)?.toISOString();
  return {
    title: draft.title.trim(),
    audience: audienceOf(draft),
    content: contentOf(draft),
    channels: [...draft.channels],
    ...(offer ? { offer } : {}),
    ...(expiresAt ? { expiresAt } : {}),
  };
}

export type Step = "who" | "what" | "when" | "guard";
export const steps: readonly Step[] = ["who", "what", "when", "guard"];

interface Check {
  readonly isConditionWhole: boolean;
  readonly now: number;
}

/** Whether a step has all it needs; the guard rails come after the three. */
export function isWhole(
  step: Step,
  draft: CampaignDraft,
  { isConditionWhole, now }: Check,
): boolean {
  if (step === "who") return isConditionWhole;
  if (step === "what") {
    const texts = [draft.title, draft.headline, draft.body].every((text) => text.trim() !== "");
    return texts && draft.templateKey !== "" && (draft.linkKind !== "event" || draft.linkId !== "");
  }
  if (step === "when") return draft.channels.length > 0 && timeProblem(draft, now) === undefined;
  return steps.slice(0, 3).every((one) => isWhole(one, draft, { isConditionWhole, now }));
}

/** What is wrong with the times, by the field that shows it. */
export function timeProblem(
  draft: CampaignDraft,
  now: number,
): "past" | "expiresEarly" | undefined {
  const start = draft.isLater ? fromLocal(draft.startsAt) : new Date(now);
  if (!start || (draft.isLater && start.getTime() <= now)) return "past";
  const expires = draft.expiresAt ? fromLocal(draft.expiresAt) : undefined;
  return expires && expires <= start ? "expiresEarly" : undefined;
}

/** Shows a text with the template's examples where its variables stand. */
export function fillExample(text: string, template: Template | undefined): string {
  return (template?.variables ?? []).reduce(
    (filled, { name, example }) => filled.replaceAll(`{{${name}}}`, example),
    text,
  );
}

function linkOf({ linkKind, linkId }: CampaignDraft): { link?: Link } {
  if (linkKind === "none") return {};
  return { link: linkKind === "event" ? { kind: linkKind, id: linkId } : { kind: linkKind } };
}
