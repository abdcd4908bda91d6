import type { StaffActor } from "@server/core/policy";
import { hasRole } from "@server/core/policy";
import { seesNames } from "@server/features/customers";
import type { ExportKind } from "@shared/exports/endpoints";

/** What a column holds, as far as it decides who may take it out and how it is masked. */
export type FieldClass = "plain" | "name" | "phone" | "idNumber" | "email" | "address" | "amount";

/** Columns by kind of file, in the order of the file. */
export const exportFields: Readonly<Record<ExportKind, Readonly<Record<string, FieldClass>>>> = {
  customers: {
    no: "plain",
    name: "name",
    phone: "phone",
    idNumber: "idNumber",
    email: "email",
    address: "address",
    tier: "plain",
    rm: "plain",
    since: "plain",
    risk: "plain",
    assets: "amount",
    asOf: "plain",
    tags: "plain",
    lastContact: "plain",
  },
  holdings: {
    no: "plain",
    name: "name",
    product: "plain",
    category: "plain",
    amount: "amount",
    maturesOn: "plain",
    asOf: "plain",
  },
  transactions: {
    no: "plain",
    name: "name",
    on: "plain",
    movement: "plain",
    amount: "amount",
    product: "plain",
    channel: "plain",
  },
  timeline: { no: "plain", name: "name", at: "plain", event: "plain" },
};

/** Which columns of a kind this person may read at all. */
export function fieldsFor(
  actor: StaffActor,
  kind: ExportKind,
): readonly (readonly [string, FieldClass])[] {
  const advises = hasRole(actor, "rm", "lead");
  return Object.entries(exportFields[kind]).filter(
    ([, type]) =>
      (type !== "amount" || advises) &&
      // Who reads names masked has no business with what reaches the person.
      (type === "plain" || type === "name" || type === "amount" || seesNames(actor)),
  );
}

/** Kinds that hold nothing but amounts are for who advises. */
export const kindsFor = (actor: StaffActor): readonly ExportKind[] =>
  hasRole(actor, "rm", "lead")
    ? ["customers", "holdings", "transactions", "timeline"]
    : ["customers", "timeline"];

export const isPersonal = (type: FieldClass): boolean => type !== "plain" && type !== "amount";

/** Rows in one file, and rows of one person on one day. */
export const exportLimits = { file: 2_000, day: 5_000 } as const;
