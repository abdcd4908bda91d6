import type { Tx } from "@server/core/mongo";
import { Marks, type MarksDocument } from "./marks.model";
import { Preferences, type PreferencesDocument } from "./preferences.model";

/** The stricter of two people's wishes: whatever either declined stays declined. */
export function strictestWishes(
  one: Omit<PreferencesDocument, "_id">,
  other: Omit<PreferencesDocument, "_id">,
): Omit<PreferencesDocument, "_id"> {
  const paused = [one.pausedUntil, other.pausedUntil].filter((day) => day !== undefined).sort();
  const pausedUntil = paused.at(-1);
  return {
    marketing: one.marketing && other.marketing,
    greetings: one.greetings && other.greetings,
    ...(pausedUntil ? { pausedUntil } : {}),
    changedAt: one.changedAt > other.changedAt ? one.changedAt : other.changedAt,
  };
}

/** Two records of one person: what was declined under either counts for `to`, and so do the caps. */
export async function joinWishes(from: string, to: string, tx: Tx): Promise<void> {
  await joinPreferences(from, to, tx);
  await joinMarks(from, to, tx);
}

async function joinPreferences(from: string, to: string, tx: Tx): Promise<void> {
  const found = await Preferences.find({ _id: { $in: [from, to] } })
    .session(tx)
    .lean<PreferencesDocument[]>();
  const { _id: _, ...theirs } = found.find(({ _id }) => _id === from) ?? { _id: from };
  if (!("marketing" in theirs)) return;
  const own = found.find(({ _id }) => _id === to) ?? {
    ...theirs,
    marketing: true,
    greetings: true,
  };
  const { pausedUntil, ...joined } = strictestWishes(theirs, own);
  await Preferences.updateOne(
    { _id: to },
    { $set: { ...joined, ...(pausedUntil ? { pausedUntil } : {}) } },
    { upsert: true, session: tx },
  );
}

async function joinMarks(from: string, to: string, tx: Tx): Promise<void> {
  const found = await Marks.find({ _id: { $in: [from, to] } })
    .session(tx)
    .lean<MarksDocument[]>();
  const theirs = found.find(({ _id }) => _id === from)?.marks ?? [];
  const own = found.find(({ _id }) => _id === to)?.marks ?? [];
  const known = new Set(own.map(({ delivery }) => delivery));
  const added = theirs.filter(({ delivery }) => !known.has(delivery));
  if (added.length === 0) return;
  await Marks.updateOne(
    { _id: to },
    { $set: { marks: [...own, ...added] }, $inc: { version: 1 } },
    { upsert: true, session: tx },
  );
}
