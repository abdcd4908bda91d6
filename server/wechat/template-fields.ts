/** Values by field key, as the template names them: `thing5`, `time8` … */
export type TemplateData = Readonly<Record<string, string>>;

export interface FieldProblem {
  readonly key: string;
  readonly rule: string;
}

interface Rule {
  readonly rule: string;
  readonly holds: (value: string) => boolean;
}

const chinese = "\\u3400-\\u9fff\\uf900-\\ufaff";
const symbols = "[!-/:-@\\[-`{-~￥¥…—·、。，；：？！“”‘’（）《》【】]";
const clock = "\\d{1,2}:\\d{2}(:\\d{2})?";
const day = "(\\d{4}[年\\-/.])?\\d{1,2}[月\\-/.]\\d{1,2}日?";
const moment = `(${day}(\\s*${clock})?|${clock})`;
const matches = (pattern: string) => {
  const expression = new RegExp(`^${pattern}$`, "u");
  return (value: string) => expression.test(value);
};
const atMost = (length: number) => (value: string) => [...value].length <= length;

// 发送订阅消息 · 订阅消息参数值内容限制说明; category templates follow the same families.
const rules: Readonly<Record<string, Rule>> = {
  thing: { rule: "at most 20 characters", holds: atMost(20) },
  short_thing: { rule: "at most 5 characters", holds: atMost(5) },
  const: { rule: "at most 20 characters", holds: atMost(20) },
  number: { rule: "digits, at most 32", holds: matches("(?=.{1,32}$)-?\\d+(\\.\\d+)?") },
  letter: { rule: "letters, at most 32", holds: matches("[A-Za-z]{1,32}") },
  symbol: { rule: "symbols, at most 5", holds: matches(`${symbols}{1,5}`) },
  character_string: {
    rule: "digits, letters and symbols, at most 32",
    holds: matches("[!-~]{1,32}"),
  },
  time: { rule: "a 24-hour time or a range", holds: matches(`${moment}(~${moment})?`) },
  date: {
    rule: "a date or a range",
    holds: matches(`${day}(\\s*${clock})?(~${day}(\\s*${clock})?)?`),
  },
  amount: {
    rule: "one currency sign and at most 10 digits",
    holds: matches("[￥¥$€£]?(?:\\d{1,10}|\\d{1,3}(?:,\\d{3}){1,3})(\\.\\d+)?元?"),
  },
  phone_number: { rule: "digits and symbols, at most 17", holds: matches("[\\d+\\-() ]{1,17}") },
  car_number: {
    rule: "at most 8 characters",
    holds: matches(`[A-Za-z0-9${chinese}][A-Za-z0-9]{0,6}[A-Za-z0-9${chinese}]?`),
  },
  name: {
    rule: "10 Chinese characters, or 20 letters",
    holds: matches(`(?:[${chinese}A-Za-z·. ]{1,10}|[A-Za-z!-/:-@ ]{1,20})`),
  },
  phrase: { rule: "at most 5 Chinese characters", holds: matches(`[${chinese}]{1,5}`) },
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the platform refuses.
const controlCharacters = /[\u0000-\u001f\u007f]/;

/**
 * Names every value the platform would refuse with 47003 (or, empty, with 40250), so that a
 * mistake in a template is found before it costs a person's consent.
 */
export function fieldProblems(data: TemplateData): FieldProblem[] {
  return Object.entries(data).flatMap(([key, value]) => {
    if (value.trim() === "") return [{ key, rule: "not empty" }];
    if (controlCharacters.test(value))
      return [{ key, rule: "no line breaks or control characters" }];
    const rule = rules[familyOf(key)];
    return rule && !rule.holds(value) ? [{ key, rule: rule.rule }] : [];
  });
}

const longest: Readonly<Record<string, number>> = {
  thing: 20,
  short_thing: 5,
  const: 20,
  phrase: 5,
};

/** Makes free text fit its field: line breaks become spaces, what is too long ends in …. */
export function fitField(key: string, text: string): string {
  const flat = text.replace(/\s+/g, " ").trim();
  const limit = longest[familyOf(key)];
  const characters = [...flat];
  if (limit === undefined || characters.length <= limit) return flat;
  // A phrase takes Chinese characters only, so it is cut without a mark.
  if (familyOf(key) === "phrase") return characters.slice(0, limit).join("");
  return `${characters.slice(0, limit - 1).join("")}…`;
}

function familyOf(key: string): string {
  return key.replace(/\d+$/, "");
}
