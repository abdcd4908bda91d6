import type { EventForCustomer } from "@shared/events/event";
import { sayDeadline } from "@shared/format/length";
import { event as words } from "@shared/text/zh-CN/miniprogram-events";

export type Mine = NonNullable<EventForCustomer["mine"]>;

/** Where a sign-up stands, in words. */
export function sayMine(mine: Mine, now: Date): { readonly title: string; readonly text?: string } {
  const { state, people, position, offerUntil } = mine;
  if (state === "confirmed")
    return { title: words.mine.confirmed, text: words.mine.confirmedText(people) };
  if (state === "checkedIn") return { title: words.mine.checkedIn };
  if (state === "offered") {
    return {
      title: words.mine.offered,
      ...(offerUntil ? { text: words.mine.offeredText(sayDeadline(offerUntil, now)) } : {}),
    };
  }
  return {
    title: words.mine.waiting,
    text: position ? words.mine.waitingText(position) : words.mine.waitingPlain,
  };
}
