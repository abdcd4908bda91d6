import { isRecord } from "../core/xml";
import { PlatformError } from "./errcodes";
import type { Template, TemplateField } from "./world";

const han = /\p{Script=Han}/u;
const clock = String.raw`(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?`;
const day = String.raw`(?:\d{4}[年\-/.])?(?:0?[1-9]|1[0-2])[月\-/.](?:0?[1-9]|[12]\d|3[01])日?`;
const moment = String.raw`${day}\s*(?:${clock})?`;
const timeRule = new RegExp(`^(?:${day}\\s*)?${clock}(?:\\s*~\\s*(?:${day}\\s*)?${clock})?$`);
const dateRule = new RegExp(`^${moment}(?:\\s*~\\s*${moment})?$`);

const length = (value: string): number => {
  // ASCII needs no counting by code point, and nearly every hot value is short.
  return /[\ud800-\udfff]/.test(value) ? [...value].length : value.length;
};

/** May this value stand in a field of this family? The prefix of the key names the family. */
const families: Record<string, (value: string, field: TemplateField) => boolean> = {
  thing: (value) => length(value) <= 20,
  short_thing: (value) => length(value) <= 5,
  number: (value) => /^\d+(\.\d+)?$/.test(value) && value.length <= 32,
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => /^[^\p{L}\p{N}\s]{1,5}$/u.test(value),
  character_string: (value) => /^[\x21-\x7e]{1,32}$/.test(value),
  time: (value) => timeRule.test(value),
  date: (value) => dateRule.test(value),
  amount: (value) => /^[￥¥$€£]?\s?\d{1,10}(\.\d+)?元?$/.test(value),
  phone_number: (value) => /^[\d+\-() #*.]{1,17}$/.test(value),
  car_number: (value) =>
    length(value) <= 8 &&
    /^[\p{Script=Han}A-Z\d][A-Za-z\d·]*[\p{Script=Han}A-Za-z\d]?$/u.test(value),
  name: isName,
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
  enum: (value, field) => field.values === undefined || field.values.includes(value),
  enum_string: (value, field) => field.values === undefined || field.values.includes(value),
  const: (value, field) => length(value) <= 20 && (field.values?.includes(value) ?? true),
};

function isName(value: string): boolean {
  if (/\d/.test(value)) return false;
  return length(value) <= (han.test(value) ? 10 : 20);
}

/** Refuses the first field that breaks its rule, naming it; further keys are ignored. */
export function checkFields(template: Template, data: Record<string, unknown>): void {
  for (const field of template.fields) {
    const item = data[field.key];
    if (item === undefined)
      throw new PlatformError(47003, `argument invalid! data.${field.key}.value`);
    const value = isRecord(item) ? item.value : item;
    if (!isAllowed(field, value)) {
      throw new PlatformError(47003, `argument invalid! data.${field.key}.value invalid`);
    }
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what the rule is about
const control = /[\u0000-\u001f\u007f]/;

/** Exported for the test of the rule table. */
export function isAllowed(field: TemplateField, value: unknown): boolean {
  if (typeof value !== "string" && typeof value !== "number") return false;
  const written = String(value);
  if (written === "" || control.test(written)) return false;
  const family = families[field.key.replace(/\d+$/, "")];
  return family ? family(written, field) : true;
}
