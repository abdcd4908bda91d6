import { hasRole, type Scope, type StaffActor, scopeTo } from "@server/core/policy";
import {
  type CustomerDocument,
  CustomerModel,
  customersSeenBy,
  openNames,
  seesNames,
} from "@server/features/customers";
import { staff } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import { checkCondition } from "@shared/conditions/check";
import type { Condition } from "@shared/conditions/condition";
import { type Dictionary, dictionaryFor } from "@shared/conditions/dictionary";
import { toQuery } from "@shared/conditions/query";
import { say } from "@shared/conditions/say";
import { maskName } from "@shared/masking/masking";
import { type AudiencePreview, type MaskedPerson, SegmentError } from "@shared/segments/segment";
import { segments as words } from "@shared/text/zh-CN/segments";
import { customerDictionary } from "./customer-dictionary";
import { smallestShown } from "./smallest-shown";

/** Longest a question about an audience may take (security.md B9-3). */
const patience = 2_000;
const sampleSize = 8;

/** Whom an author may address: marketing everybody, masked; others whom they see anyway. */
export function audienceOf(actor: StaffActor): Scope<CustomerDocument> {
  if (hasRole(actor, "marketer")) return scopeTo<CustomerDocument>({});
  // A customer lent for a while is for serving, not for pushes.
  return customersSeenBy({ ...actor, granted: [] });
}

/** The dictionary under one author's rights. */
export const dictionaryOf = (actor: StaffActor): Dictionary =>
  dictionaryFor(customerDictionary, actor.roles);

/** Refuses a condition that is wrong, or that asks for what its author has no right to. */
export function demandSound(condition: Condition, actor: StaffActor): void {
  const problems = checkCondition(condition, dictionaryOf(actor));
  if (problems.length > 0) throw SegmentError.badCondition({ problems: problems.slice(0, 20) });
}

export interface Audience {
  readonly condition: Condition;
  readonly excluding?: Condition | undefined;
}

/** The filter that finds an audience within its author's scope, as of now. */
export function filterOf(
  { condition, excluding }: Audience,
  scope: Scope<CustomerDocument>,
  now: Date,
): Record<string, unknown> {
  return {
    $and: [
      scope.filter,
      toQuery(condition, customerDictionary, now),
      ...(excluding ? [{ $nor: [toQuery(excluding, customerDictionary, now)] }] : []),
    ],
  };
}

/** An audience said as a sentence. */
export function sayAudience({ condition, excluding }: Audience): string {
  const sentence = say(condition, customerDictionary);
  return excluding ? `${sentence}，${say({ not: excluding }, customerDictionary)}` : sentence;
}

/** How many there are, exactly. */
export function countAudience(audience: Audience, actor: StaffActor, now: Date): Promise<number> {
  // Past mongoose, which would try to cast the inside of `$expr`.
  return CustomerModel.collection.countDocuments(
    filterOf(audience, audienceOf(actor), now) as never,
    { maxTimeMS: patience },
  );
}

/** Ids of everybody in an audience, in the order of ids, a page at a time. */
export async function audiencePage(
  audience: Audience,
  actor: StaffActor,
  { now, after, limit }: { readonly now: Date; readonly after?: string; readonly limit: number },
): Promise<string[]> {
  const filter = {
    $and: [filterOf(audience, audienceOf(actor), now), ...(after ? [{ _id: { $gt: after } }] : [])],
  };
  const found = await CustomerModel.collection
    .find(filter as never, { projection: { _id: 1 }, maxTimeMS: patience })
    .sort({ _id: 1 })
    .limit(limit)
    .toArray();
  return found.map(({ _id }) => String(_id));
}

/** Sentence, exact count and a sample. */
export async function previewAudience(
  audience: Audience,
  actor: StaffActor,
  ports: Ports,
): Promise<AudiencePreview> {
  const now = ports.clock.now();
  const sentence = sayAudience(audience);
  const count = await countAudience(audience, actor, now);
  const smallest = smallestShown(audience, actor, ports);
  if (count < smallest) return { sentence, count: 0, fewerThan: smallest, sample: [] };
  const ids = await audiencePage(audience, actor, { now, limit: sampleSize });
  return { sentence, count, sample: await presentPeople(ids, actor, ports) };
}

/** People as the reader may see them: names clear for who serves them, masked for the rest. */
export async function presentPeople(
  customerIds: readonly string[],
  actor: StaffActor,
  { vault }: Pick<Ports, "vault">,
): Promise<MaskedPerson[]> {
  const found = await CustomerModel.find({ _id: { $in: [...customerIds] } }).lean<
    CustomerDocument[]
  >();
  const byId = new Map(found.map((customer) => [customer._id, customer]));
  const names = await openNames(vault, found);
  const managers = await staff.named([...new Set(found.map(({ rmId }) => rmId))]);
  const managerNames = new Map(managers.map(({ _id, name }) => [_id, name]));
  // Somebody who also markets reads names masked here: a list for marketing is not a book.
  const isClear = seesNames(actor) && !hasRole(actor, "marketer", "compliance");
  return customerIds.flatMap((id) => {
    const customer = byId.get(id);
    if (!customer) return [];
    const name = names.get(id) ?? "";
    return [
      {
        customerId: id,
        name: isClear ? name : maskName(name),
        tier: customer.tier,
        tierLabel: words.tiers[customer.tier],
        managerName: managerNames.get(customer.rmId) ?? "",
      },
    ];
  });
}
