import { addDays, dayOf, daysBetween } from "@shared/calendar/day";
import type { CustomerBrief } from "@shared/customers/customer";
import { sayDay } from "@shared/format/moment";
import { words } from "@shared/text/zh-CN/customers";
import { nextBirthday } from "./birthday";
import type { CustomerDocument } from "./customer.model";

type Matter = CustomerBrief["matters"][number];

/** What matters about a customer now, most consequential first. */
export function mattersOf(customer: CustomerDocument, now: Date): Matter[] {
  return [
    ...complaints(customer, now),
    ...risk(customer, now),
    ...maturities(customer, now),
    ...birthday(customer, now),
    ...contact(customer),
  ];
}

function complaints(
  { openComplaints, contact: { mourningUntil } }: CustomerDocument,
  now: Date,
): Matter[] {
  return [
    ...(openComplaints > 0
      ? [{ kind: "complaint", text: words.openComplaint(openComplaints), tone: "danger" } as const]
      : []),
    ...(mourningUntil && mourningUntil >= dayOf(now)
      ? [{ kind: "mourning", text: words.mourning, on: mourningUntil, tone: "danger" } as const]
      : []),
  ];
}

function risk({ riskLevel, riskExpiresOn }: CustomerDocument, now: Date): Matter[] {
  const today = dayOf(now);
  if (!riskLevel || !riskExpiresOn)
    return [{ kind: "risk", text: words.riskMissing, tone: "warn" }];
  if (riskExpiresOn < today)
    return [
      {
        kind: "risk",
        text: words.riskExpired(sayDay(riskExpiresOn, now)),
        on: riskExpiresOn,
        tone: "danger",
      },
    ];
  if (daysBetween(today, riskExpiresOn) > 30) return [];
  return [
    {
      kind: "risk",
      text: words.riskSoon(sayDay(riskExpiresOn, now)),
      on: riskExpiresOn,
      tone: "warn",
    },
  ];
}

/** Holdings that end within a month. */
export function maturities(
  { holdings }: Pick<CustomerDocument, "holdings">,
  now: Date,
  withinDays = 30,
): Matter[] {
  return dueHoldings({ holdings }, now, withinDays).map(({ name, maturesOn }) => ({
    kind: "maturity",
    text: words.maturity(name, sayDay(maturesOn, now)),
    on: maturesOn,
    tone: daysBetween(dayOf(now), maturesOn) <= 7 ? "warn" : "info",
  }));
}

export function dueHoldings(
  { holdings }: Pick<CustomerDocument, "holdings">,
  now: Date,
  withinDays: number,
) {
  const today = dayOf(now);
  const until = addDays(today, withinDays);
  return holdings
    .flatMap((one) =>
      one.maturesOn && one.maturesOn >= today && one.maturesOn <= until
        ? [{ ...one, maturesOn: one.maturesOn }]
        : [],
    )
    .sort((a, b) => a.maturesOn.localeCompare(b.maturesOn));
}

function birthday({ birthday: kept }: CustomerDocument, now: Date): Matter[] {
  const next = nextBirthday(kept, now);
  return daysBetween(dayOf(now), next) <= 14
    ? [{ kind: "birthday", text: words.birthday(sayDay(next, now)), on: next, tone: "info" }]
    : [];
}

function contact({ contact: { marketing }, bound }: CustomerDocument): Matter[] {
  return [
    ...(marketing ? [] : [{ kind: "optOut", text: words.noMarketing, tone: "warn" } as const]),
    ...(bound ? [] : [{ kind: "unbound", text: words.unbound, tone: "info" } as const]),
  ];
}

const levels = ["R1", "R2", "R3", "R4", "R5"];

/** What may not be put before this customer now (suitability: security.md A11-01…05). */
export function mayNotOffer(
  customer: CustomerDocument,
  age: number | undefined,
  now: Date,
): string[] {
  const { riskLevel, riskExpiresOn, contact: settled, openComplaints } = customer;
  const valid = riskLevel && riskExpiresOn && riskExpiresOn >= dayOf(now);
  const above = riskLevel ? levels[Number(riskLevel.slice(1))] : undefined;
  return [
    ...(valid ? (above ? [words.mayNotAbove(above)] : []) : [words.mayNotAll]),
    ...(age !== undefined && age >= 65 ? [words.mayNotOld] : []),
    ...(isQualified(customer, now) ? [] : [words.mayNotPrivate]),
    ...(!settled.marketing || openComplaints > 0 ? [words.mayNotMarketing] : []),
  ];
}

/** Whether the standing of a qualified investor counts today. */
export const isQualified = ({ investor }: Pick<CustomerDocument, "investor">, now: Date): boolean =>
  investor !== undefined && investor !== null && investor.until >= dayOf(now);

/** What may be put before this customer now; the other side of the same rules. */
export function mayOffer(
  customer: Pick<CustomerDocument, "riskLevel" | "riskExpiresOn" | "investor">,
  age: number | undefined,
  now: Date,
): string[] {
  const { riskLevel, riskExpiresOn } = customer;
  if (!riskLevel || !riskExpiresOn || riskExpiresOn < dayOf(now)) return [words.mayRenewRisk];
  const carried = Number(riskLevel.slice(1));
  const most = age !== undefined && age >= 65 ? Math.min(carried, 3) : carried;
  const top = levels[most - 1] ?? "R1";
  return [
    words.mayUpTo(top),
    ...(isQualified(customer, now) ? [words.mayPrivate(customer.investor?.until ?? "")] : []),
  ];
}
