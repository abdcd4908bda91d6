import { days } from "@server/core/clock";
import { addDays, dayOf } from "@shared/calendar/day";
import type { CustomerNarrowing, CustomerSort } from "@shared/record/views";
import type { CustomerDocument } from "./customer.model";

/** What narrows a list, as input without empty parts has it. */
export type Narrowing = { readonly [Key in keyof CustomerNarrowing]?: CustomerNarrowing[Key] };

const quietDays = 60;
const soonDays = 30;

/** A narrowing as the database is asked for it. */
export function conditionOf(
  { tier, tag, risk, due, quiet, unbound }: Narrowing,
  now: Date,
): Record<string, unknown> {
  const today = dayOf(now);
  const parts: Record<string, unknown>[] = [];
  if (tier) parts.push({ tier });
  if (tag) parts.push({ "tags.name": tag });
  if (unbound) parts.push({ bound: false });
  if (risk === "valid") parts.push({ riskExpiresOn: { $gte: today } });
  if (risk === "expired") parts.push({ riskExpiresOn: { $lt: today, $type: "string" } });
  if (risk === "missing") parts.push({ riskExpiresOn: null });
  if (due)
    parts.push({
      holdings: { $elemMatch: { maturesOn: { $gte: today, $lte: addDays(today, soonDays) } } },
    });
  if (quiet) {
    const since = new Date(now.getTime() - days(quietDays));
    parts.push({ $or: [{ lastContactAt: null }, { lastContactAt: { $lt: since } }] });
  }
  return parts.length > 0 ? { $and: parts } : {};
}

/** Whether a record found by a search is within the narrowing too. */
export function isWithin(customer: CustomerDocument, narrowing: Narrowing, now: Date): boolean {
  const { tier, tag, risk, due, quiet, unbound } = narrowing;
  const today = dayOf(now);
  const until = addDays(today, soonDays);
  const contactedAt = customer.lastContactAt?.getTime() ?? 0;
  return (
    (!tier || customer.tier === tier) &&
    (!tag || customer.tags.some(({ name }) => name === tag)) &&
    (!unbound || !customer.bound) &&
    (!risk || riskStateOf(customer, now) === risk) &&
    (!due ||
      customer.holdings.some(
        ({ maturesOn }) => maturesOn && maturesOn >= today && maturesOn <= until,
      )) &&
    (!quiet || contactedAt < now.getTime() - days(quietDays))
  );
}

/** Whether the risk assessment counts today, is over, or was never made. */
export function riskStateOf(
  { riskExpiresOn }: Pick<CustomerDocument, "riskExpiresOn">,
  now: Date,
): "valid" | "expired" | "missing" {
  if (!riskExpiresOn) return "missing";
  return riskExpiresOn >= dayOf(now) ? "valid" : "expired";
}

/** Which field a list is ordered by, and which way: most first, longest silent first, newest first. */
const orders = {
  aum: { path: "aumFen", way: -1 },
  lastContact: { path: "lastContactAt", way: 1 },
  since: { path: "customerSince", way: -1 },
} as const satisfies Readonly<
  Record<CustomerSort, { readonly path: keyof CustomerDocument; readonly way: 1 | -1 }>
>;

export const sortOf = (sort: CustomerSort): Record<string, 1 | -1> => ({
  [orders[sort].path]: orders[sort].way,
  _id: 1,
});

/** Where a sorted page ended, as a cursor. */
export function sortedCursor(customer: CustomerDocument, sort: CustomerSort): string {
  const value = customer[orders[sort].path];
  const plain = value instanceof Date ? value.toISOString() : (value ?? null);
  return Buffer.from(JSON.stringify([plain, customer._id])).toString("base64url");
}

/** What comes after a cursor; undefined for one that was not written here. */
export function afterCursor(
  cursor: string,
  sort: CustomerSort,
): Record<string, unknown> | undefined {
  const place = placeIn(cursor);
  if (!place) return undefined;
  const { path, way } = orders[sort];
  const [plain, id] = place;
  const same = { _id: { $gt: id } };
  // Absent values come first when ascending and last when descending, as the database has it.
  if (plain === null)
    return way === 1
      ? { $or: [{ [path]: null, ...same }, { [path]: { $ne: null } }] }
      : { [path]: null, ...same };
  const value = path === "lastContactAt" ? new Date(plain) : plain;
  return way === 1
    ? { $or: [{ [path]: { $gt: value } }, { [path]: value, ...same }] }
    : { $or: [{ [path]: { $lt: value } }, { [path]: value, ...same }, { [path]: null }] };
}

function placeIn(cursor: string): [string | number | null, string] | undefined {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (!Array.isArray(place) || place.length !== 2) return undefined;
    const [value, id] = place as unknown[];
    const isValue = value === null || typeof value === "string" || typeof value === "number";
    return isValue && typeof id === "string" ? [value, id] : undefined;
  } catch {
    return undefined;
  }
}
