import * as z from "zod";
import type { StaffRole } from "../core/endpoint";

/** What kind of value a field holds; decides its operators and its words. */
export const fieldTypes = [
  /** Free text. */
  "text",
  "number",
  /** Integer fen. */
  "money",
  /** One of `choices`, without order. */
  "choice",
  /** One of `choices`, from least to most. */
  "level",
  "flag",
  /** An instant (`Date`). */
  "instant",
  /** A calendar day, `2026-11-25`. */
  "day",
  /** A day of every year, `11-25`. */
  "yearDay",
  /** A list of words. */
  "words",
  /** A list of `{ name, until? }`; one past its last day `until` does not count. */
  "tags",
] as const;
export type FieldType = (typeof fieldTypes)[number];

export interface FieldChoice {
  readonly value: string;
  readonly label: string;
}

/** One field of the dictionary: the only names a condition may use. */
export interface FieldDefinition {
  readonly key: string;
  readonly label: string;
  readonly group: string;
  readonly type: FieldType;
  /** Where the value stands in the facts document, dotted; the key when absent. */
  readonly path?: string;
  readonly choices?: readonly FieldChoice[];
  /** Tags only: further properties a tag must have, such as its dimension. */
  readonly where?: Readonly<Record<string, string>>;
  /** The labels of its choices say what they are: 铂金及以上, not 等级铂金及以上. */
  readonly isSelfExplaining?: boolean;
  /** Roles that may use it in a condition; everybody of the staff when absent. */
  readonly roles?: readonly StaffRole[];
}

/** A list of rows in the facts document, such as holdings, that may be measured. */
export interface RowsDefinition {
  readonly key: string;
  readonly label: string;
  readonly path?: string;
  readonly fields: readonly FieldDefinition[];
  readonly roles?: readonly StaffRole[];
}

/** A thing that happens and is counted per day: `path.<key> = [{ day, n }]`. */
export interface EventDefinition {
  readonly key: string;
  readonly label: string;
  readonly roles?: readonly StaffRole[];
}

/** Everything a condition may speak about. */
export interface Dictionary {
  readonly fields: readonly FieldDefinition[];
  readonly rows: readonly RowsDefinition[];
  readonly events: readonly EventDefinition[];
  /** Where daily counts stand in the facts document. */
  readonly eventsPath: string;
}

const FieldView = z.object({
  key: z.string(),
  label: z.string(),
  group: z.string(),
  type: z.enum(fieldTypes),
  choices: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
});

/** The dictionary as one author may use it: what a condition builder draws. */
export const DictionaryView = z.object({
  fields: z.array(FieldView),
  rows: z.array(z.object({ key: z.string(), label: z.string(), fields: z.array(FieldView) })),
  events: z.array(z.object({ key: z.string(), label: z.string() })),
});
export type DictionaryView = z.infer<typeof DictionaryView>;

/** Keeps of the dictionary what these roles may ask about. */
export function dictionaryFor(dictionary: Dictionary, roles: readonly StaffRole[]): Dictionary {
  const mayUse = (item: { readonly roles?: readonly StaffRole[] }) =>
    !item.roles || item.roles.some((role) => roles.includes(role));
  return {
    ...dictionary,
    fields: dictionary.fields.filter(mayUse),
    rows: dictionary.rows
      .filter(mayUse)
      .map((rows) => ({ ...rows, fields: rows.fields.filter(mayUse) })),
    events: dictionary.events.filter(mayUse),
  };
}
