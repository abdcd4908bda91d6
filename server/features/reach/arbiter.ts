import { addDays, type Day, dayOf, instantAt, minuteOf } from "@shared/calendar/day";
import type { HeldReason, MessageClass, ReachChannel } from "@shared/reach/reach";
import {
  type SuitabilityOffer,
  type SuitabilityProfile,
  unsuitableFor,
} from "@shared/suitability/suitability";

/** Marketing leaves in these hours only (security.md A11-16). */
export const openHours = { from: 9 * 60, to: 20 * 60 } as const;

/** How long a patient message waits before it looks for a way again; binding WeChat wakes it at once. */
const lookAgain = 10 * 60_000;

/** Most marketing messages a customer gets, over all campaigns and managers (A11-15). */
export const caps = { day: 1, week: 2, month: 4 } as const;

/** What the arbiter knows of one customer at the moment of sending. */
export interface Person {
  readonly customerId: string;
  /** Both the bank's record and the customer's own settings allow it. */
  readonly allowsMarketing: boolean;
  readonly allowsGreetings: boolean;
  /** Agreed to marketing in the privacy notice. */
  readonly consent: "given" | "missing" | "withdrawn";
  readonly pausedUntil?: Day;
  readonly frozenUntil?: Day;
  readonly mourningUntil?: Day;
  readonly openComplaints: number;
  readonly profile: SuitabilityProfile;
  /** Days of the last thirty on which marketing reached them. */
  readonly marketingDays: readonly Day[];
  readonly isOnline: boolean;
  readonly followsOfficial: boolean;
  readonly hasMini: boolean;
  /** Messages left in the open reply window of either account. */
  readonly officialLeft: number;
  readonly miniLeft: number;
  /** When the open reply window of either account closes. */
  readonly officialUntil?: Date;
  readonly miniUntil?: Date;
  /** Stored rights to subscribe messages, by template; a long-term right never ends. */
  readonly rights: ReadonlyMap<string, number>;
}

/** What is to be said and under which rules. */
export interface Wish {
  readonly class: MessageClass;
  /** A greeting: kept from those who mourn, complain or declined greetings, and from the night. */
  readonly isGreeting: boolean;
  readonly keepsQuietHours: boolean;
  readonly channels: readonly ReachChannel[];
  readonly failedChannels: readonly ReachChannel[];
  readonly subscribeKey?: string;
  readonly hasTemplate: boolean;
  readonly offer?: SuitabilityOffer;
  readonly expiresAt?: Date;
  /** Waits within its time for a way to open, instead of ending when there is none now. */
  readonly isPatient?: boolean;
}

export interface Considered {
  readonly channel: ReachChannel;
  readonly why: string;
}

export type Decision =
  | { readonly do: "send"; readonly channel: ReachChannel; readonly considered: Considered[] }
  | { readonly do: "wait"; readonly until: Date; readonly reason: HeldReason }
  | { readonly do: "hold"; readonly reason: HeldReason; readonly considered: Considered[] };

/**
 * The one judgement on every message to a customer, made right before it leaves: may it be said,
 * now, and by which way. Pure, so that previews and the sender can never disagree.
 */
export function decide(wish: Wish, person: Person, now: Date): Decision {
  if (wish.expiresAt && wish.expiresAt <= now) return hold("expired");
  const reason = refusal(wish, person, now);
  if (reason) return hold(reason);

  if ((wish.class === "MARKETING" || wish.keepsQuietHours) && !isOpen(now)) {
    const until = nextOpening(now);
    if (wish.expiresAt && wish.expiresAt <= until) return hold("expired");
    return { do: "wait", until, reason: "quietHours" };
  }
  const chosen = choose(wish, person);
  if (chosen.do !== "hold" || !wish.isPatient || !wish.expiresAt) return chosen;
  return { do: "wait", until: new Date(now.getTime() + lookAgain), reason: "unreachable" };
}

/** Whether marketing may leave at this moment. */
export function isOpen(now: Date): boolean {
  const minute = minuteOf(now);
  return minute >= openHours.from && minute < openHours.to;
}

/** When it may next. */
export function nextOpening(now: Date): Date {
  const today = dayOf(now);
  const isBefore = minuteOf(now) < openHours.from;
  return instantAt(isBefore ? today : addDays(today, 1), openHours.from);
}

/** Which cap one more marketing message today would break. */
export function brokenCap(marketingDays: readonly Day[], today: Day): HeldReason | undefined {
  const since = (days: number) => marketingDays.filter((day) => day > addDays(today, -days)).length;
  if (since(1) >= caps.day) return "dailyCap";
  if (since(7) >= caps.week) return "weeklyCap";
  if (since(30) >= caps.month) return "monthlyCap";
  return undefined;
}

function refusal(wish: Wish, person: Person, now: Date): HeldReason | undefined {
  const today = dayOf(now);
  const isMarketing = wish.class === "MARKETING";
  if (!isMarketing && !wish.isGreeting) return undefined;
  if (isMarketing && person.consent === "withdrawn") return "consentWithdrawn";
  if (isMarketing && person.consent === "missing") return "consentMissing";
  if (isMarketing ? !person.allowsMarketing : !person.allowsGreetings) return "optedOut";
  if (person.mourningUntil && today <= person.mourningUntil) return "mourning";
  if (person.openComplaints > 0) return "openComplaint";
  if (person.frozenUntil && today <= person.frozenUntil) return "frozen";
  if (!isMarketing) return undefined;
  if (person.pausedUntil && today <= person.pausedUntil) return "frozen";
  if (wish.offer && unsuitableFor(person.profile, wish.offer, "audience", now).length > 0)
    return "unsuitable";
  return brokenCap(person.marketingDays, today);
}

function choose(wish: Wish, person: Person): Decision {
  const considered: Considered[] = [];
  for (const channel of order) {
    const why = obstacle(channel, wish, person);
    considered.push({ channel, why: why ?? "chosen" });
    if (!why) return { do: "send", channel, considered };
  }
  return hold("unreachable", considered);
}

/** Cheapest first. */
const order: readonly ReachChannel[] = [
  "socket",
  "officialService",
  "miniService",
  "subscribe",
  "template",
  "task",
];

function obstacle(channel: ReachChannel, wish: Wish, person: Person): string | undefined {
  if (!wish.channels.includes(channel)) return "notAllowed";
  if (wish.failedChannels.includes(channel)) return "failedBefore";
  switch (channel) {
    case "socket":
      return person.isOnline ? undefined : "notOnline";
    case "officialService":
      if (!person.followsOfficial) return "notFollowing";
      return person.officialLeft > 0 ? undefined : "windowClosed";
    case "miniService":
      return person.miniLeft > 0 ? undefined : "windowClosed";
    case "subscribe":
      if (!person.hasMini || !wish.subscribeKey) return "noTemplate";
      return (person.rights.get(wish.subscribeKey) ?? 0) > 0 ? undefined : "noRight";
    case "template":
      // The platform forbids marketing in template messages; nothing may override this.
      if (wish.class === "MARKETING") return "marketing";
      if (!person.followsOfficial) return "notFollowing";
      return wish.hasTemplate ? undefined : "noTemplate";
    case "task":
      return undefined;
  }
}

function hold(reason: HeldReason, considered: Considered[] = []): Decision {
  return { do: "hold", reason, considered };
}
