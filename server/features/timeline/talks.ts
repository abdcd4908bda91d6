import { days } from "@server/core/clock";
import { isDuplicateKey, transact } from "@server/core/mongo";
import { saidBetween } from "@server/features/conversations";
import { dayOf } from "@shared/calendar/day";
import { type NewLine, recordLines, TimelineModel } from "./timeline.model";

const memoryDays = 400;

/**
 * Puts the days on which somebody spoke with a customer on their timeline: one line a day. It is
 * done when the timeline is read, so that no message has to wait for it.
 */
export async function noteTalks(customerId: string, now: Date): Promise<void> {
  const last = await TimelineModel.findOne({ customerId, kind: "conversation" }, { at: 1 })
    .sort({ at: -1 })
    .lean<{ readonly at: Date } | null>();
  const since = last?.at ?? new Date(now.getTime() - days(memoryDays));
  const said = await saidBetween(customerId, since, now);
  const lines = new Map<string, NewLine>();
  for (const { conversationId, sentAt } of said) {
    const key = `talk:${conversationId}:${dayOf(sentAt)}`;
    if (!lines.has(key)) lines.set(key, lineOf(key, customerId, conversationId, sentAt));
  }
  if (lines.size === 0) return;
  try {
    await transact((tx) => recordLines([...lines.values()], tx));
  } catch (error) {
    // Two who read at once write the same lines: the other's stand.
    if (!isDuplicateKey(error)) throw error;
  }
}

const lineOf = (key: string, customerId: string, id: string, at: Date): NewLine => ({
  key,
  customerId,
  at,
  kind: "conversation",
  line: "talk.held",
  params: {},
  by: { kind: "system", id: "timeline" },
  about: { noun: "conversation", id },
});
