import type { StaffActor } from "@server/core/policy";
import {
  type CustomerDocument,
  customerRelations,
  customers,
  customersSeenBy,
  everyCustomer,
  isConsented,
  type RelationDocument,
} from "@server/features/customers";
import type { Ports } from "@server/ports";
import { dayOf } from "@shared/calendar/day";

/** What a drawing of relations needs, found in a fixed number of questions. */
export interface Found {
  readonly center: CustomerDocument;
  readonly relations: readonly RelationDocument[];
  /** Customers at any end, of whom only those within `seen` may be opened. */
  readonly people: ReadonlyMap<string, CustomerDocument>;
  readonly seen: ReadonlySet<string>;
  readonly companies: ReadonlyMap<string, { readonly name: string; readonly industry?: string }>;
  readonly today: string;
  readonly isCut: boolean;
}

const most = 80;

/**
 * Two steps around a customer. The second step goes only through people who agreed and whose record
 * the reader may open, so that a relation by itself gives no look at anybody.
 */
export async function findGraph(
  center: CustomerDocument,
  actor: StaffActor,
  { clock }: Pick<Ports, "clock">,
): Promise<Found> {
  const today = dayOf(clock.now());
  const first = await customerRelations.around([center._id]);
  const near = await customers
    .within(customersSeenBy(actor))
    .findMany(
      first.filter((one) => isConsented(one, today)).flatMap((one) => otherEnd(one, center._id)),
    );
  const companyIds = [...new Set(first.flatMap(({ companyId }) => companyId ?? []))];
  const [second, leaders, companies] = await Promise.all([
    customerRelations.around(near.map(({ _id }) => _id)),
    customerRelations.leaders(companyIds),
    customerRelations.companies(companyIds),
  ]);
  // Strangers of the second step are nobody's business here: only those who agreed are drawn.
  // And who did not agree to be shown beside this customer is not shown by a way around either.
  const hidden = new Set(
    first.filter((one) => !isConsented(one, today)).flatMap((one) => otherEnd(one, center._id)),
  );
  const isShown = ({ customerId, otherCustomerId = "" }: RelationDocument) =>
    !hidden.has(customerId) && !hidden.has(otherCustomerId);
  const beyond = [...second, ...leaders].filter((one) => isConsented(one, today) && isShown(one));
  const known = new Map([...first, ...beyond].map((one) => [one._id, one]));
  const relations = unique([...known.values()]).slice(0, most);
  const ids = relations.flatMap(({ customerId, otherCustomerId }) => [
    customerId,
    ...(otherCustomerId ? [otherCustomerId] : []),
  ]);
  const [people, seen] = await Promise.all([
    customers.within(everyCustomer).findMany([...new Set(ids)]),
    customers.within(customersSeenBy(actor)).findMany([...new Set(ids)]),
  ]);
  return {
    center,
    relations,
    people: new Map(people.map((one) => [one._id, one])),
    seen: new Set(seen.map(({ _id }) => _id)),
    companies: new Map(companies.map((one) => [one._id, one])),
    today,
    isCut: known.size > most,
  };
}

const otherEnd = ({ customerId, otherCustomerId }: RelationDocument, id: string): string[] =>
  customerId === id ? (otherCustomerId ? [otherCustomerId] : []) : [customerId];

/** A tie that is told from both ends is one line; the one told from the first end stays. */
function unique(relations: readonly RelationDocument[]): RelationDocument[] {
  const drawn = new Set<string>();
  return relations.filter(({ customerId, otherCustomerId, kind }) => {
    if (!otherCustomerId) return true;
    const ends = [customerId, otherCustomerId].sort().join("|");
    const key = kind === "referrer" ? `${customerId}>${otherCustomerId}` : ends;
    if (drawn.has(key)) return false;
    drawn.add(key);
    return true;
  });
}
