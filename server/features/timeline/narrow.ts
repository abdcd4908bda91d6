import { addDays, instantAt } from "@shared/calendar/day";
import type { TimelineChannel, TimelineEntry } from "@shared/timeline/timeline";
import type { TimelineDocument } from "./timeline.model";

/** What narrows a timeline beyond its kind. */
export interface Narrowing {
  readonly channel?: TimelineChannel | undefined;
  readonly person?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly q?: string | undefined;
}

const atBranch: readonly string[] = [
  "arrival.seen",
  "booking.completed",
  "booking.noShow",
  "event.checkedIn",
];

/** By which way somebody was in touch; what staff note for themselves came by none but the desk. */
export function channelOf({ kind, line, by }: TimelineDocument): TimelineChannel {
  if (atBranch.includes(line)) return "branch";
  if (["conversation", "care", "campaign", "notice", "identity"].includes(kind)) return "wechat";
  if (by.kind === "customer") return "wechat";
  return kind === "task" ? "phone" : "desk";
}

/** The part of a narrowing that the database answers by its index. */
export function periodOf({ from, to }: Narrowing): Record<string, unknown> {
  if (!from && !to) return {};
  return {
    at: {
      ...(from ? { $gte: instantAt(from) } : {}),
      ...(to ? { $lt: instantAt(addDays(to, 1)) } : {}),
    },
  };
}

/** The part that is known only once a line was put in words. */
export function fits(
  document: TimelineDocument,
  entry: TimelineEntry,
  { channel, person, q }: Narrowing,
): boolean {
  if (channel && entry.channel !== channel) return false;
  if (person && document.by.kind !== person && document.by.id !== person) return false;
  const text = `${entry.title} ${entry.detail ?? ""} ${entry.by}`.toLowerCase();
  return !q || text.includes(q.toLowerCase());
}
