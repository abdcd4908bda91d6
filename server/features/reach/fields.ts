import type { TemplateEntry } from "@config/env";
import { fitField, type TemplateData } from "@server/wechat";
import { dayOf } from "@shared/calendar/day";
import { sayClock, sayDate } from "@shared/format/moment";

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const day = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Puts values by meaning into the fields of one template of the platform: instants in its own
 * notation, text cut to what the field takes. Meanings the template lacks are left out.
 */
export function fillFields(
  { fields }: TemplateEntry,
  data: Readonly<Record<string, string>>,
): TemplateData {
  return Object.fromEntries(
    Object.entries(fields).map(([meaning, key]) => {
      const value = data[meaning]?.trim() || "-";
      return [key, fitField(key, inNotation(key, value))];
    }),
  );
}

/** Values as a sentence says them. */
export function sayValues(data: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, inNotation("time", value)]),
  );
}

function inNotation(key: string, value: string): string {
  if (day.test(value)) return sayDate(value);
  if (!instant.test(value)) return value;
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) return value;
  return key.startsWith("date") ? sayDate(dayOf(at)) : `${sayDate(dayOf(at))} ${sayClock(at)}`;
}
