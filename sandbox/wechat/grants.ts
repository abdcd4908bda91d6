import { hours, minutes } from "../core/clock";
import type { AccountKind } from "../core/types";
import { PlatformError } from "./errcodes";
import type { PersonState } from "./world";

/** What a person did that opens a window for customer-service messages. */
export type Trigger = "message" | "menu" | "follow" | "scan" | "enter" | "payment";

const windows: Record<Trigger, { count: number; life: number }> = {
  message: { count: 5, life: hours(48) },
  menu: { count: 3, life: minutes(1) },
  follow: { count: 3, life: minutes(1) },
  scan: { count: 3, life: minutes(1) },
  enter: { count: 2, life: minutes(1) },
  payment: { count: Number.POSITIVE_INFINITY, life: hours(48) },
};

/** Opens a window. The newest live one is what sends use up. */
export function grant(person: PersonState, kind: AccountKind, trigger: Trigger, now: number): void {
  const { count, life } = windows[trigger];
  const live = person.grants[kind].filter(({ expiresAt }) => expiresAt > now);
  person.grants[kind] = [...live, { expiresAt: now + life, left: count }].slice(-8);
  person.interactedAt[kind] = now;
}

/** Takes one message out of the newest live window: 45015 when there is none, 45047 when it is used up. */
export function spend(person: PersonState, kind: AccountKind, now: number): void {
  const newest = person.grants[kind].findLast(({ expiresAt }) => expiresAt > now);
  if (!newest) throw new PlatformError(45015);
  if (newest.left <= 0) throw new PlatformError(45047);
  newest.left--;
}

/** What is left in the newest live window. */
export function allowance(
  person: PersonState,
  kind: AccountKind,
  now: number,
): { left: number; until: number } {
  const newest = person.grants[kind].findLast(({ expiresAt }) => expiresAt > now);
  return newest ? { left: newest.left, until: newest.expiresAt } : { left: 0, until: 0 };
}
