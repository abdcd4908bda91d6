import type { FormContent, Question } from "@shared/forms/form";
import { questionsOf } from "@shared/forms/questions-of";

/** What was typed or tapped so far, by question; not yet judged. */
export type Raw = Readonly<Record<string, unknown>>;

/** The text that stands in a field: amounts in yuan while they are numbers. */
export function textIn({ kind }: Question, value: unknown): string {
  if (typeof value === "number") return String(kind === "money" ? value / 100 : value);
  return typeof value === "string" ? value : "";
}

/** A choice among several, put in or taken out. */
export function toggled(value: unknown, choice: string): string[] {
  const chosen = Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
  return chosen.includes(choice) ? chosen.filter((one) => one !== choice) : [...chosen, choice];
}

/** Province, city and district, one of them changed. */
export function withPart(value: unknown, place: number, text: string): string[] {
  const parts = Array.isArray(value) ? value.map(String) : [];
  const next = [parts[0] ?? "", parts[1] ?? "", parts[2] ?? ""];
  next[place] = text;
  if (next.every((part) => part === "")) return [];
  return next[2] ? next : next.slice(0, 2);
}

/** A kept draft, without answers to questions that this version does not ask. */
export function draftFor(content: FormContent, draft: Raw | undefined): Raw {
  const known = new Set(questionsOf(content).map(({ id }) => id));
  return Object.fromEntries(Object.entries(draft ?? {}).filter(([id]) => known.has(id)));
}

/** How long filling in takes, for who decides whether to begin. */
export const minutesFor = (questions: number): number => Math.max(1, Math.round(questions / 4));
