import { now } from "@console/data/clock";
import { fromLocal } from "@console/format/local-input";
import { sayMoment } from "@console/format/say-time";
import type { Template } from "./campaign.types";
import { type CampaignDraft, fillExample, type Step } from "./draft.model";
import { words } from "./words";

/** A finished step in one line. Whom it goes to is said by the server's own sentence, in its step. */
export function sayStep(step: Step, draft: CampaignDraft, template: Template | undefined): string {
  if (step === "what") return fillExample(draft.headline, template);
  if (step !== "when") return "";
  const start = draft.isLater ? fromLocal(draft.startsAt) : undefined;
  const channels = draft.channels.map((channel) => words.when.channelNames[channel]).join("、");
  return `${start ? sayMoment(start, now()) : words.when.now} · ${channels}`;
}
