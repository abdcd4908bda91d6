import type { Asked } from "@shared/forms/question";

/** The text that stands in a field: amounts in yuan while they are numbers. */
export function asText({ kind }: Pick<Asked, "kind">, value: unknown): string {
  if (typeof value === "number") return String(kind === "money" ? value / 100 : value);
  return typeof value === "string" ? value : "";
}

/** A choice among several, put in or taken out. */
export function toggled(value: unknown, choice: string): string[] {
  const chosen = Array.isArray(value) ? value.map(String) : [];
  return chosen.includes(choice) ? chosen.filter((one) => one !== choice) : [...chosen, choice];
}

/** Province, city and district, one of them changed; empty when all are. */
export function withPart(value: unknown, place: number, text: string): string[] {
  const parts = Array.isArray(value) ? value.map(String) : [];
  const next = [parts[0] ?? "", parts[1] ?? "", parts[2] ?? ""];
  next[place] = text;
  if (next.every((part) => part === "")) return [];
  return next[2] ? next : next.slice(0, 2);
}
