import type { CampaignState, Progress, Recipient } from "./campaign.types";

export const stateTones = {
  draft: "neutral",
  awaitingApproval: "gold",
  scheduled: "gold",
  sending: "ok",
  paused: "warn",
  sent: "ok",
  stopped: "danger",
} as const satisfies Record<CampaignState, string>;

/** Only what moves is worth asking about every second. */
export function isMoving(state: CampaignState): boolean {
  return state === "sending" || state === "scheduled";
}

/** What is worth a person-by-person list: nothing was planned before the start. */
export function hasRecipients(state: CampaignState): boolean {
  return ["sending", "paused", "sent", "stopped"].includes(state);
}

export const parts = ["sent", "waiting", "held", "failed", "unknown"] as const;
export type Part = (typeof parts)[number];

/** The shares of a bar, in the order they are told; they always fill it. */
export function sharesOf(
  progress: Progress,
): readonly { readonly part: Part; readonly share: number }[] {
  const whole = parts.reduce((sum, part) => sum + progress[part], 0);
  return parts
    .map((part) => ({ part, share: whole === 0 ? 0 : progress[part] / whole }))
    .filter(({ share }) => share > 0);
}

export const recipientTones = {
  PLANNED: "neutral",
  CLAIMED: "neutral",
  ATTEMPTING: "neutral",
  SENT: "ok",
  RETRY: "warn",
  FAILED: "danger",
  UNKNOWN: "warn",
  HELD: "gold",
} as const satisfies Record<Recipient["state"], string>;
