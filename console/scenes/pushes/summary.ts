import { now } from "@console/data/clock";
import { fromLocal } from "@console/format/local-input";
import { sayMoment } from "@console/format/say-time";
import type { Audience, Template } from "./campaign.types";
import { type CampaignDraft, fillExample, type Step } from "./draft.model";
import { words } from "./words";

interface Known {
  readonly template: Template | undefined;
  /** Whom the condition reaches, as the server last said. */
  readonly audience: Audience | undefined;
}

/** A finished step in one line. */
export function sayStep(step: Step, draft: CampaignDraft, { template, audience }: Known): string {
  if (step === "who")
    return audience ? `${audience.sentence} · ${words.who.count(audience.count)}` : "";
  if (step === "what") return fillExample(draft.headline, template);
  if (step === "guard") return "";
  const start = draft.isLater ? fromLocal(draft.startsAt) : undefined;
  const channels = draft.channels.map((channel) => words.when.channelNames[channel]).join("、");
  return `${start ? sayMoment(start, now()) : words.when.now} · ${channels}`;
}
