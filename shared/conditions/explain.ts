import { addDays, dayOf } from "../calendar/day";
import { sayMoney } from "../format/money";
import { fill } from "../text/fill";
import { conditions as words } from "../text/zh-CN/conditions";
import { compile, type Facts, reader } from "./compile";
import type { Condition } from "./condition";
import type { Dictionary, FieldDefinition } from "./dictionary";
import { eventsNamed, fieldNamed, pathOf, rowsNamed } from "./find";
import { say, sayOne } from "./say";

/** One leaf of a condition, whether it holds, and the fact it was judged by. */
export interface Reason {
  readonly sentence: string;
  readonly holds: boolean;
  readonly fact: string;
}

/** Why a condition holds or fails for these facts, leaf by leaf, in the order it is written. */
export function explain(
  condition: Condition,
  dictionary: Dictionary,
  facts: Facts,
  now: Date,
): Reason[] {
  const below = (part: Condition) => explain(part, dictionary, facts, now);
  if ("all" in condition) return condition.all.flatMap(below);
  if ("any" in condition) return condition.any.flatMap(below);
  if ("not" in condition) return below(condition.not);
  return [
    {
      sentence: say(condition, dictionary),
      holds: compile(condition, dictionary)(facts, now),
      fact: factOf(condition, dictionary, facts, now),
    },
  ];
}

type Leaf = Exclude<Condition, { all: Condition[] } | { any: Condition[] } | { not: Condition }>;

function factOf(leaf: Leaf, dictionary: Dictionary, facts: Facts, now: Date): string {
  if ("rows" in leaf) {
    const found = reader(pathOf(rowsNamed(dictionary, leaf.rows)))(facts);
    return Array.isArray(found) ? fill(words.fact.times, { count: found.length }) : words.fact.none;
  }
  if ("events" in leaf) {
    const key = eventsNamed(dictionary, leaf.events).key;
    const found = reader(`${dictionary.eventsPath}.${key}`)(facts);
    const first = addDays(dayOf(now), 1 - leaf.lastDays);
    const count = (Array.isArray(found) ? (found as { day: string; n: number }[]) : [])
      .filter(({ day }) => day >= first && day <= dayOf(now))
      .reduce((sum, { n }) => sum + n, 0);
    return fill(words.fact.times, { count });
  }
  const field = fieldNamed(dictionary.fields, leaf.field);
  return sayFact(field, reader(pathOf(field))(facts));
}

function sayFact(field: FieldDefinition, value: unknown): string {
  if (field.type === "flag") return value === true ? words.fact.yes : words.fact.no;
  if (value === undefined || value === null) return words.fact.none;
  if (value instanceof Date) return dayOf(value);
  if (field.type === "money" && typeof value === "number") return sayMoney(value);
  if (!Array.isArray(value)) return sayOne(field, value as string | number);
  const names = value.map((item: unknown) =>
    typeof item === "object" && item !== null && "name" in item ? String(item.name) : String(item),
  );
  return names.length > 0 ? names.join(words.comma) : words.fact.none;
}
