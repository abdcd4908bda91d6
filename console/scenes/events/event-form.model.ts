import { fromLocal, toLocal } from "@console/format/local-input";
import { addDays, dayOf, instantOf } from "@console/format/time";
import type { Tier } from "@shared/customers/customer";
import { splitTags, takenOf } from "./event.model";
import type { EventForStaff, EventInput } from "./event.types";

export interface Question {
  readonly id: string;
  readonly label: string;
  readonly required: boolean;
}

/** What the form holds: texts as they are typed, times as the fields show them. */
export interface EventDraft {
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  readonly place: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly signUpUntil: string;
  readonly seats: string;
  readonly companionsMax: string;
  readonly poster: EventInput["poster"];
  readonly minTier: Tier;
  readonly tags: string;
  readonly questions: readonly Question[];
}

export type ProblemKey =
  | "required"
  | "short"
  | "time"
  | "endBeforeStart"
  | "lateSignUp"
  | "past"
  | "seats"
  | "companions"
  | "belowTaken";
export type Problems = Partial<Record<keyof EventDraft, ProblemKey>>;

/** A fortnight ahead, an afternoon, sign-up until two days before: a date is easier to change than to choose. */
export function newDraft(now: number): EventDraft {
  const day = addDays(dayOf(now), 14);
  return {
    title: "",
    summary: "",
    description: "",
    place: "",
    startsAt: toLocal(instantOf(day, "14:00")),
    endsAt: toLocal(instantOf(day, "17:00")),
    signUpUntil: toLocal(instantOf(addDays(day, -2), "18:00")),
    seats: "30",
    companionsMax: "1",
    poster: "forum",
    minTier: "gold",
    tags: "",
    questions: [],
  };
}

export function draftOf(event: EventForStaff): EventDraft {
  return {
    title: event.title,
    summary: event.summary,
    description: event.description,
    place: event.place,
    startsAt: toLocal(event.startsAt),
    endsAt: toLocal(event.endsAt),
    signUpUntil: toLocal(event.signUpUntil),
    seats: String(event.seats),
    companionsMax: String(event.companionsMax),
    poster: event.poster,
    minTier: event.audience.minTier,
    tags: event.audience.tags.join("、"),
    questions: event.questions,
  };
}

/** What stands in the way of saving, by field. An event that has begun may keep its past times. */
export function problemsOf(draft: EventDraft, now: number, before?: EventForStaff): Problems {
  const problems: Problems = {};
  for (const field of ["title", "summary", "description", "place"] as const) {
    if (draft[field].trim().length < 2)
      problems[field] = draft[field].trim() ? "short" : "required";
  }
  const [start, end, until] = [draft.startsAt, draft.endsAt, draft.signUpUntil].map(fromLocal);
  if (!start) problems.startsAt = "time";
  else if (!before && start.getTime() <= now) problems.startsAt = "past";
  if (!end) problems.endsAt = "time";
  else if (start && end <= start) problems.endsAt = "endBeforeStart";
  if (!until) problems.signUpUntil = "time";
  else if (start && until > start) problems.signUpUntil = "lateSignUp";
  if (!isWhole(draft.seats, 1, 5000)) problems.seats = "seats";
  else if (before && Number(draft.seats) < takenOf(before)) problems.seats = "belowTaken";
  if (!isWhole(draft.companionsMax, 0, 5)) problems.companionsMax = "companions";
  if (draft.questions.some((question) => !question.label.trim())) problems.questions = "required";
  return problems;
}

/** What is sent; only called when there are no problems. */
export function inputOf(draft: EventDraft): EventInput {
  const instant = (text: string) => (fromLocal(text) ?? new Date(0)).toISOString();
  return {
    title: draft.title.trim(),
    summary: draft.summary.trim(),
    description: draft.description.trim(),
    place: draft.place.trim(),
    startsAt: instant(draft.startsAt),
    endsAt: instant(draft.endsAt),
    signUpUntil: instant(draft.signUpUntil),
    seats: Number(draft.seats),
    companionsMax: Number(draft.companionsMax),
    poster: draft.poster,
    audience: { minTier: draft.minTier, tags: splitTags(draft.tags) },
    questions: draft.questions.map((question) => ({ ...question, label: question.label.trim() })),
  };
}

function isWhole(text: string, least: number, most: number): boolean {
  const value = Number(text);
  return text.trim() !== "" && Number.isInteger(value) && value >= least && value <= most;
}
