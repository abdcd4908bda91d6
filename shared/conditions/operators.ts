import type { FieldOperator } from "./condition";
import type { FieldType } from "./dictionary";

const order = ["atLeast", "atMost", "above", "below", "between"] as const;
const dated = ["withinNextDays", "withinLastDays", "beforeDaysAgo"] as const;
const presence = ["known", "unknown"] as const;
const membership = ["has", "hasNot", "hasAny", "hasAll"] as const;

/** Which operators each type of field accepts: what a builder offers and the checker allows. */
export const operatorsOf: Readonly<Record<FieldType, readonly FieldOperator[]>> = {
  text: ["is", "isNot", "in", "notIn", "startsWith", ...presence],
  number: ["is", "isNot", ...order, ...presence],
  money: ["is", "isNot", ...order, ...presence],
  choice: ["is", "isNot", "in", "notIn", ...presence],
  level: ["is", "isNot", "in", "notIn", "atLeast", "atMost", "between", ...presence],
  flag: ["is"],
  instant: ["atLeast", "atMost", "between", ...dated, ...presence],
  day: ["is", "atLeast", "atMost", "between", ...dated, ...presence],
  yearDay: ["is", "withinNextDays", "withinLastDays", ...presence],
  words: [...membership, ...presence],
  tags: [...membership, ...presence],
};

/** What an operator wants to be compared with. */
export type ValueShape = "none" | "one" | "pair" | "list" | "days";

/** The shape of the value that an operator takes. */
export function valueShapeOf(op: FieldOperator): ValueShape {
  if (op === "known" || op === "unknown") return "none";
  if (op === "between") return "pair";
  if (op === "in" || op === "notIn" || op === "hasAny" || op === "hasAll") return "list";
  if (op === "withinNextDays" || op === "withinLastDays" || op === "beforeDaysAgo") return "days";
  return "one";
}
