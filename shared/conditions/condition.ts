import * as z from "zod";

/** Bounds of one tree (security.md B9-3): more is refused before anything walks it. */
export const conditionLimits = { depth: 8, nodes: 200, listLength: 500 } as const;

/** How one field is compared. Which of them a field accepts is said by its type (`operators.ts`). */
export const fieldOperators = [
  "is",
  "isNot",
  "in",
  "notIn",
  "atLeast",
  "atMost",
  "above",
  "below",
  "between",
  "has",
  "hasNot",
  "hasAny",
  "hasAll",
  "startsWith",
  "withinNextDays",
  "withinLastDays",
  "beforeDaysAgo",
  "known",
  "unknown",
] as const;
export type FieldOperator = (typeof fieldOperators)[number];

/** How a computed number (a sum, a count) is compared. */
export const numberOperators = ["is", "atLeast", "atMost", "above", "below"] as const;
export type NumberOperator = (typeof numberOperators)[number];

/** Measures over rows such as holdings. */
export const measures = ["count", "sum", "max", "min"] as const;
export type Measure = (typeof measures)[number];

const Scalar = z.union([z.string().max(200), z.number(), z.boolean()]);

/** What a field is compared with; absent for `known` and `unknown`. */
export const ConditionValue = z.union([
  Scalar,
  z.array(z.union([z.string().max(200), z.number()])).max(conditionLimits.listLength),
]);
export type ConditionValue = z.infer<typeof ConditionValue>;

/** "This field compares so with that value." */
export const FieldTest = z.strictObject({
  field: z.string().min(1).max(64),
  op: z.enum(fieldOperators),
  value: ConditionValue.optional(),
});
export type FieldTest = z.infer<typeof FieldTest>;

/** "The sum (count, most, least) over the rows that pass these tests compares so." */
export const RowsTest = z.strictObject({
  rows: z.string().min(1).max(64),
  where: z.array(FieldTest).max(8).optional(),
  measure: z.enum(measures),
  of: z.string().min(1).max(64).optional(),
  op: z.enum(numberOperators),
  value: z.number(),
});
export type RowsTest = z.infer<typeof RowsTest>;

/** "This happened so often in the last days", today included. */
export const EventsTest = z.strictObject({
  events: z.string().min(1).max(64),
  lastDays: z.number().int().min(1).max(366),
  op: z.enum(numberOperators),
  value: z.number().int().min(0).max(1_000_000),
});
export type EventsTest = z.infer<typeof EventsTest>;

export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | FieldTest
  | RowsTest
  | EventsTest;

const Tree: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Tree).max(conditionLimits.nodes) }),
    z.strictObject({ any: z.array(Tree).min(1).max(conditionLimits.nodes) }),
    z.strictObject({ not: Tree }),
    FieldTest,
    RowsTest,
    EventsTest,
  ]),
);

/**
 * The one condition language of segments, rules, eligibility and filters: plain JSON, bounded.
 * Size is measured without recursion first, so that no tree can exhaust the stack of the parser.
 */
export const Condition = z
  .unknown()
  .check((ctx) => {
    const size = sizeOf(ctx.value);
    if (size.depth > conditionLimits.depth || size.nodes > conditionLimits.nodes)
      ctx.issues.push({
        code: "custom",
        message: `条件过于复杂:最多 ${conditionLimits.depth} 层、${conditionLimits.nodes} 项`,
        input: undefined,
        continue: false,
      });
  })
  .pipe(Tree) as unknown as z.ZodType<Condition, Condition>;

/** Matches everybody. */
export const everybody: Condition = { all: [] };

/** Counts the nodes and the depth of what may be a tree; stops as soon as a bound is broken. */
export function sizeOf(tree: unknown): { nodes: number; depth: number } {
  let nodes = 0;
  let deepest = 0;
  const open: { node: unknown; depth: number }[] = [{ node: tree, depth: 1 }];
  for (let item = open.pop(); item; item = open.pop()) {
    nodes += 1;
    deepest = Math.max(deepest, item.depth);
    if (nodes > conditionLimits.nodes || deepest > conditionLimits.depth) break;
    for (const child of childrenOf(item.node)) open.push({ node: child, depth: item.depth + 1 });
  }
  return { nodes, depth: deepest };
}

function childrenOf(node: unknown): unknown[] {
  if (typeof node !== "object" || node === null) return [];
  if ("all" in node && Array.isArray(node.all)) return node.all;
  if ("any" in node && Array.isArray(node.any)) return node.any;
  if ("not" in node) return [node.not];
  if ("where" in node && Array.isArray(node.where)) return node.where;
  return [];
}
