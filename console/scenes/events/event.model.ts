import type { EventForStaff } from "./event.types";

/** Seats that are gone: promised to somebody, or offered and not declined yet. */
export function takenOf({ counts }: Pick<EventForStaff, "counts">): number {
  return counts.confirmedPeople + counts.offeredPeople;
}

export const stateTones = {
  draft: "gold",
  published: "ok",
  closed: "neutral",
  cancelled: "danger",
} as const;

/** 高尔夫、红酒 or 高尔夫,红酒: as people write lists. */
export function splitTags(text: string): string[] {
  const tags = text.split(/[\u3001\uff0c,;\uff1b\s]+/u).map((tag) => tag.trim().slice(0, 20));
  return [...new Set(tags.filter(Boolean))].slice(0, 10);
}
