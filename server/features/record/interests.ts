import { type CustomerTag, livingTags } from "@server/features/customers";
import { type EventDocument, events, everyEvent, signUps } from "@server/features/events";
import { dayOf, daysBetween } from "@shared/calendar/day";
import type { Interest } from "@shared/record/record";
import { fill } from "@shared/text/fill";
import { record as words } from "@shared/text/zh-CN/record";

/** How much whoever set a tag is believed. */
const believed: Readonly<Record<CustomerTag["source"], number>> = {
  survey: 70,
  rm: 60,
  import: 50,
  behaviour: 45,
  rule: 40,
};
const perEvent = { signedUp: 12, checkedIn: 20 } as const;
/** A year without a new sign of it takes this much of what a tag says. */
const fadesPerYear = 0.4;

interface Sign {
  readonly label: string;
  readonly weight: number;
  readonly reason: string;
}

/** What a customer cares for, strongest first, each with the reasons it rests on. */
export async function interestsOf(
  customerId: string,
  tags: readonly CustomerTag[],
  now: Date,
): Promise<Interest[]> {
  const known = livingTags(tags, now).filter(({ dimension }) => dimension === "life");
  const signs = [
    ...known.map((tag) => signOfTag(tag, now)),
    ...(await signsOfEvents(customerId, now)),
  ];
  const byLabel = new Map<string, Sign[]>();
  for (const sign of signs) byLabel.set(sign.label, [...(byLabel.get(sign.label) ?? []), sign]);
  return [...byLabel]
    .map(([label, own]) => ({
      label,
      score: Math.min(100, Math.round(own.reduce((sum, { weight }) => sum + weight, 0))),
      reasons: [...new Set(own.map(({ reason }) => reason))],
    }))
    .sort((a, b) => b.score - a.score)
    .slice(0, 12);
}

function signOfTag({ name, source, at, confidence }: CustomerTag, now: Date): Sign {
  const years = Math.max(0, daysBetween(dayOf(at), dayOf(now)) / 365);
  const fading = Math.max(0.3, 1 - fadesPerYear * years);
  return {
    label: name,
    weight: believed[source] * (confidence ?? 1) * fading,
    reason: words.interestReasons[source],
  };
}

/** Going to an event made for an interest says more of it than a tag that somebody set. */
async function signsOfEvents(customerId: string, now: Date): Promise<Sign[]> {
  const since = new Date(now.getTime() - 2 * 365 * 86_400_000);
  const own = (await signUps.ofCustomer(customerId)).filter(
    ({ state, createdAt }) =>
      createdAt > since && (state === "checkedIn" || state === "confirmed" || state === "waiting"),
  );
  if (own.length === 0) return [];
  const found = await Promise.all(
    own.map(({ eventId }) => events.within(everyEvent).find(eventId)),
  );
  return own.flatMap(({ state }, at) => signOf(found[at] ?? undefined, state === "checkedIn"));
}

function signOf(event: EventDocument | undefined, came: boolean): Sign[] {
  const kind = came ? "checkedIn" : "signedUp";
  return (event?.audience.tags ?? []).map((label) => ({
    label,
    weight: perEvent[kind],
    reason: fill(words.interestReasons[kind], { title: event?.title ?? "" }),
  }));
}
