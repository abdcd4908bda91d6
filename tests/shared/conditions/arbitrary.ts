import { addDays } from "@shared/calendar/day";
import type { Condition, FieldTest, RowsTest } from "@shared/conditions/condition";
import type { FieldDefinition } from "@shared/conditions/dictionary";
import { operatorsOf, valueShapeOf } from "@shared/conditions/operators";
import fc from "fast-check";
import { dictionary } from "./dictionary";

export const now = new Date("2026-11-25T10:00:00+08:00");

const day = fc.integer({ min: -40, max: 40 }).map((days) => addDays("2026-11-25", days));
const instant = fc
  .integer({ min: -40 * 24, max: 40 * 24 })
  .map((hours) => new Date(now.getTime() + hours * 3_600_000));
const word = fc.constantFrom("高尔夫", "艺术", "a.b*", "$ne");
const number = fc.integer({ min: -2, max: 5 });
const rare = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 4 });

const valuesOf: Record<FieldDefinition["type"], fc.Arbitrary<string | number | boolean>> = {
  text: word,
  number,
  money: number,
  choice: fc.constantFrom("f", "m", "deposit", "fund"),
  level: fc.constantFrom("gold", "platinum", "diamond"),
  flag: fc.boolean(),
  instant: day,
  day,
  yearDay: day.map((text) => text.slice(5)),
  words: word,
  tags: word,
};

/** One customer, with holes where facts may be unknown. */
export const facts = fc
  .record({
    home: rare(fc.record({ city: rare(word) })),
    age: rare(number),
    aumFen: fc.option(number, { nil: null, freq: 4 }),
    gender: rare(fc.constantFrom("f", "m")),
    tier: rare(fc.constantFrom("gold", "platinum", "diamond")),
    bound: rare(fc.boolean()),
    lastSeen: rare(instant),
    riskExpires: rare(day),
    birthday: rare(day.map((text) => text.slice(5))),
    languages: rare(fc.array(word, { maxLength: 3 })),
    interests: rare(
      fc.array(
        fc.record({
          name: word,
          dimension: fc.constantFrom("life", "wealth"),
          until: fc.option(day),
        }),
        { maxLength: 3 },
      ),
    ),
    holdings: rare(
      fc.array(
        fc.record({
          kind: fc.constantFrom("deposit", "fund"),
          amountFen: rare(number),
          maturesOn: rare(day),
        }),
        { maxLength: 4 },
      ),
    ),
    counts: rare(
      fc.record({
        login: rare(
          fc.array(fc.record({ day, n: fc.integer({ min: 1, max: 3 }) }), { maxLength: 4 }),
        ),
      }),
    ),
  })
  .map((record) => prune(record) as Record<string, unknown>);

/** The driver stores no `undefined`: what is unknown is absent. */
function prune(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(prune);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, prune(item)]),
  );
}

function testOf(field: FieldDefinition): fc.Arbitrary<FieldTest> {
  const choices = field.choices?.map((choice) => choice.value);
  const one = choices ? fc.constantFrom(...choices) : valuesOf[field.type];
  return fc.constantFrom(...operatorsOf[field.type]).chain((op) => {
    const of = (value: fc.Arbitrary<unknown>) =>
      value.map((found) => ({ field: field.key, op, value: found }) as FieldTest);
    switch (valueShapeOf(op)) {
      case "none":
        return fc.constant<FieldTest>({ field: field.key, op });
      case "one":
        return of(one);
      case "days":
        return of(fc.integer({ min: 0, max: 40 }));
      case "list":
        return of(fc.array(one, { minLength: 1, maxLength: 3 }));
      default:
        return of(fc.tuple(one, one).map((pair) => inOrder(field, pair)));
    }
  });
}

function inOrder(field: FieldDefinition, pair: [unknown, unknown]): unknown[] {
  const order = field.choices?.map((choice) => choice.value);
  const rank = (value: unknown) => (order ? order.indexOf(String(value)) : value) as number;
  return [...pair].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

const compared = fc.constantFrom("is", "atLeast", "atMost", "above", "below");
const holdings = dictionary.rows[0]?.fields ?? [];
const rowsTest: fc.Arbitrary<RowsTest> = fc
  .record({
    rows: fc.constant("holdings"),
    where: rare(fc.array(fc.constantFrom(...holdings).chain(testOf), { maxLength: 2 })),
    measure: fc.constantFrom("count", "sum", "max", "min"),
    of: fc.constant("amount"),
    op: compared,
    value: number,
  })
  .map((test) => prune(test) as RowsTest);

const eventsTest = fc.record({
  events: fc.constantFrom("login", "viewProduct"),
  lastDays: fc.integer({ min: 1, max: 40 }),
  op: compared,
  value: fc.integer({ min: 0, max: 5 }),
});

/** Any checked condition over the dictionary. */
export const condition: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition; leaf: Condition }>(
  (tie) => ({
    leaf: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...dictionary.fields).chain(testOf) },
      { weight: 2, arbitrary: rowsTest },
      { weight: 1, arbitrary: eventsTest },
    ),
    tree: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      tie("leaf"),
      fc.record({ all: fc.array(tie("tree"), { maxLength: 3 }) }),
      fc.record({ any: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie("tree") }),
    ),
  }),
).tree;
