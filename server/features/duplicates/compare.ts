import type { StaffActor } from "@server/core/policy";
import {
  type CustomerDocument,
  customers,
  customersSeenBy,
  openCustomers,
  openDetails,
  presentRows,
} from "@server/features/customers";
import type { Ports } from "@server/ports";
import { type Comparison, DuplicateError, type DuplicatePair } from "@shared/duplicates/duplicates";
import { maskAddress, maskEmail, maskName, maskPhone } from "@shared/masking/masking";
import { duplicates as words } from "@shared/text/zh-CN/duplicates";
import { type MergeDocument, MergeModel } from "./merge.model";
import { rawCollection } from "./movable";
import { type SuspectDocument, SuspectModel } from "./suspect.model";

/** A pair of which the reviewer may see both; for anybody else it does not exist. */
export async function pairInScope(
  id: string,
  actor: StaffActor,
): Promise<{ suspect: SuspectDocument; one: CustomerDocument; other: CustomerDocument }> {
  const suspect = await SuspectModel.findById(id).lean<SuspectDocument | null>();
  if (!suspect) throw DuplicateError.notFound();
  const seen = await customers
    .within(customersSeenBy(actor))
    .findMany([suspect.one, suspect.other]);
  const one = seen.find(({ _id }) => _id === suspect.one);
  const other = seen.find(({ _id }) => _id === suspect.other);
  if (!one || !other) throw DuplicateError.notFound();
  return { suspect, one, other };
}

/** Pairs as rows of a list. Of a merged pair only one record is left: it stands for both. */
export async function presentPairs(
  list: readonly SuspectDocument[],
  actor: StaffActor,
  ports: Ports,
): Promise<DuplicatePair[]> {
  const ids = list.flatMap(({ one, other }) => [one, other]);
  const [seen, merges] = await Promise.all([
    customers.within(customersSeenBy(actor)).findMany([...new Set(ids)]),
    MergeModel.find({ suspectId: { $in: list.map(({ _id }) => _id) } }).lean<MergeDocument[]>(),
  ]);
  const rows = new Map((await presentRows(seen, actor, ports)).map((row) => [row.id, row]));
  const mergeOf = new Map(merges.map((merge) => [merge._id, merge]));
  return list.flatMap(({ _id, one, other, reasons, foundAt, state, mergeId }) => {
    const first = rows.get(one);
    const second = rows.get(other);
    const either = first ?? second;
    const isWhole = first !== undefined && second !== undefined;
    if (!either || (!isWhole && state !== "merged")) return [];
    const undoUntil = mergeId ? mergeOf.get(mergeId)?.undoUntil : undefined;
    return [
      {
        id: _id,
        reasons: [...reasons],
        one: first ?? either,
        other: second ?? either,
        foundAt: foundAt.toISOString(),
        state,
        ...(mergeId ? { mergeId } : {}),
        ...(undoUntil && undoUntil > ports.clock.now()
          ? { undoUntil: undoUntil.toISOString() }
          : {}),
      },
    ];
  });
}

/** Two records side by side, masked as everywhere, with what a merge would bring together. */
export async function compare(id: string, actor: StaffActor, ports: Ports): Promise<Comparison> {
  const { suspect, one, other } = await pairInScope(id, actor);
  const [pair] = await presentPairs([suspect], actor, ports);
  if (!pair) throw DuplicateError.notFound();
  return {
    pair,
    fields: await fieldsOf([one, other], ports),
    counts: await countsOf(one, other),
    rules: [...words.rules],
    needsApproval: needsSecondPerson(one, other),
  };
}

/** Between two managers a merge hands a customer over: that takes a second person's yes. */
export const needsSecondPerson = (
  one: Pick<CustomerDocument, "rmId">,
  other: Pick<CustomerDocument, "rmId">,
): boolean => one.rmId !== other.rmId;

async function fieldsOf(
  both: readonly [CustomerDocument, CustomerDocument],
  { vault }: Ports,
): Promise<Comparison["fields"]> {
  const opened = await openCustomers(vault, both, ["name", "phone", "email", "address"]);
  const details = await Promise.all(both.map((one) => openDetails(vault, one)));
  type Said = { readonly value: string; readonly shown: string };
  const mask = (value: string | undefined, how: (text: string) => string): Said => ({
    value: value ?? "",
    shown: value ? how(value) : words.none,
  });
  const sides = both.map((customer, at): Record<keyof typeof words.fields, Said> => {
    const soft = [details[at]?.district, details[at]?.occupation].filter(Boolean).join(" · ");
    const risk = customer.riskLevel
      ? `${customer.riskLevel} ${customer.riskExpiresOn ?? ""}`.trim()
      : "";
    return {
      name: mask(opened[at]?.name, maskName),
      phone: mask(opened[at]?.phone, maskPhone),
      email: mask(opened[at]?.email, maskEmail),
      address: mask(opened[at]?.address, maskAddress),
      details: mask(soft || undefined, (text) => text),
      risk: mask(risk || undefined, (text) => text),
      binding: {
        value: String(customer.bound),
        shown: customer.bound ? words.bound : words.unbound,
      },
    };
  });
  const [first, second] = sides;
  if (!first || !second) return [];
  return (Object.keys(words.fields) as (keyof typeof words.fields)[]).map((key) => ({
    key,
    label: words.fields[key],
    one: first[key].shown,
    other: second[key].shown,
    isSame: first[key].value === second[key].value,
  }));
}

async function countsOf(
  one: CustomerDocument,
  other: CustomerDocument,
): Promise<Comparison["counts"]> {
  const count = (name: string, { _id }: CustomerDocument) =>
    rawCollection(name).countDocuments({ customerId: _id } as never);
  const counted = await Promise.all(
    (["bookings", "notes", "needs", "messages"] as const).map(async (name) => ({
      label: words.counts[name],
      one: await count(name, one),
      other: await count(name, other),
    })),
  );
  return [
    { label: words.counts.accounts, one: one.accounts.length, other: other.accounts.length },
    { label: words.counts.holdings, one: one.holdings.length, other: other.holdings.length },
    ...counted,
  ];
}
