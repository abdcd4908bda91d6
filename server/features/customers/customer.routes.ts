import { type Implementation, implement, pick, type RequestContext } from "@server/core/implement";
import { hasRole, type StaffActor } from "@server/core/policy";
import { staff } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import { RequestError } from "@shared/core/errors";
import type { CustomerRow } from "@shared/customers/customer";
import { customerEndpoints as all } from "@shared/customers/endpoints";
import { CustomerError } from "@shared/customers/errors";
import { sayDay } from "@shared/format/moment";
import { maskAccount, maskName } from "@shared/masking/masking";
import type { CustomerSort } from "@shared/record/views";
import { words } from "@shared/text/zh-CN/customers";
import type { CustomerDocument } from "./customer.model";
import { customersSeenBy, seesAmounts, seesNames } from "./customer.policy";
import { openAccounts, openNames } from "./customer-open";
import { customers } from "./customers";
import { inviteBinding } from "./invite-binding";
import { dueHoldings } from "./matters";
import {
  afterCursor,
  conditionOf,
  isWithin,
  type Narrowing,
  riskStateOf,
  sortedCursor,
  sortOf,
} from "./narrow-list";
import { presentBrief } from "./present-brief";
import { bulkReads, reveals } from "./read-limits";
import { revealField } from "./reveal-field";

type StaffContext = RequestContext<StaffActor>;

/** A record within the reader's scope. A foreign or forged id is simply not found. */
export async function customerInScope(id: string, actor: StaffActor): Promise<CustomerDocument> {
  const found = await customers.within(customersSeenBy(actor)).find(id);
  if (!found) throw CustomerError.notFound();
  return found;
}

/** Tells the audit trail that somebody read a customer's record. */
export function noteRead(
  { actor, ip, requestId, ports }: StaffContext,
  act: string,
  customerId: string,
  fields?: readonly string[],
): void {
  ports.audit.note({
    actor: { kind: "staff", id: actor.id, roles: actor.roles },
    act,
    object: { kind: "customer", id: customerId },
    customerId,
    result: "ok",
    ip,
    requestId,
    ...(fields ? { fields } : {}),
  });
}

export const customerRoutes: Implementation[] = [
  implement(pick(all, "GET /customers"))(async (input, context) => listCustomers(input, context)),
  implement(pick(all, "GET /customers/:id"))(async ({ id }, context) => {
    const customer = await customerInScope(id, context.actor);
    await bulkReads(context.actor.id, id);
    noteRead(context, "customer.read", id);
    return presentBrief(customer, context.actor, context.ports);
  }),
  implement(pick(all, "GET /customers/:id/holdings"))(async ({ id }, context) => {
    const customer = await customerInScope(id, context.actor);
    if (!seesAmounts(context.actor, customer)) throw CustomerError.notFound();
    await bulkReads(context.actor.id, id);
    noteRead(context, "customer.holdingsRead", id);
    return {
      ...(customer.assetsAsOf ? { asOf: customer.assetsAsOf } : {}),
      items: await presentHoldings(customer, context.ports),
    };
  }),
  implement(pick(all, "POST /customers/:id/reveal"))(async ({ id, field, purpose }, context) => {
    const customer = await customerInScope(id, context.actor);
    await reveals(context.actor.id);
    return { value: await revealField(customer, field, purpose, context), hideAfterSeconds: 30 };
  }),
  implement(pick(all, "POST /customers/:id/invites"))(async ({ id }, context) =>
    inviteBinding(await customerInScope(id, context.actor), context),
  ),
];

interface ListInput extends Narrowing {
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

async function listCustomers(
  { q, cursor, limit = 50, sort, ...narrowing }: ListInput,
  { actor, ports }: StaffContext,
) {
  const scope = customers.within(customersSeenBy(actor));
  const now = ports.clock.now();
  const query = q?.trim();
  if (query) {
    const found = await scope.search(ports.vault, query, await booksOf(actor), limit);
    const fitting = found.filter((one) => isWithin(one, narrowing, now));
    return { items: await presentRows(fitting, actor, ports) };
  }
  // The order of amounts tells of amounts: it is for those who see them.
  const order = sort === "aum" && !hasRole(actor, "rm", "lead") ? undefined : sort;
  const after = cursor ? placeAfter(cursor, order) : undefined;
  const page = await scope.sorted(conditionOf(narrowing, now), {
    ...(after ? { after } : {}),
    sort: order ? sortOf(order) : { _id: 1 },
    limit: limit + 1,
  });
  const items = page.slice(0, limit);
  const last = items.at(-1);
  return {
    items: await presentRows(items, actor, ports),
    ...(last && page.length > limit
      ? { nextCursor: order ? sortedCursor(last, order) : last._id }
      : {}),
  };
}

function placeAfter(cursor: string, order: CustomerSort | undefined): Record<string, unknown> {
  const after = order
    ? afterCursor(cursor, order)
    : /^cus_/.test(cursor)
      ? { _id: { $gt: cursor } }
      : undefined;
  if (!after) throw RequestError.invalid({ issues: [{ path: "cursor" }] });
  return after;
}

/** Names can be searched only in books one answers for. */
async function booksOf(actor: StaffActor): Promise<string[]> {
  if (!actor.roles.includes("lead") && !actor.roles.includes("head")) return [...actor.coversFor];
  const colleagues = await Promise.all(actor.unitIds.map((unit) => staff.within(unit)));
  return [...new Set([...actor.coversFor, ...colleagues.flat().map(({ _id }) => _id)])];
}

export async function presentRows(
  list: readonly CustomerDocument[],
  actor: StaffActor,
  ports: Ports,
): Promise<CustomerRow[]> {
  const now = ports.clock.now();
  const [names, managers] = await Promise.all([
    openNames(ports.vault, list),
    staff.named([...new Set(list.map(({ rmId }) => rmId))]),
  ]);
  const managerNames = new Map(managers.map(({ _id, name }) => [_id, name]));
  return list.map((customer) => {
    const name = names.get(customer._id) ?? "";
    const [due] = dueHoldings(customer, now, 30);
    return {
      id: customer._id,
      name: seesNames(actor, customer._id) ? name : maskName(name),
      tier: customer.tier,
      rmName: managerNames.get(customer.rmId) ?? "",
      ...(seesAmounts(actor, customer) ? { aumFen: customer.aumFen } : {}),
      ...(due ? { nextDue: words.maturity(due.name, sayDay(due.maturesOn, now)) } : {}),
      risk: riskStateOf(customer, now),
      bound: customer.bound,
      ...(customer.lastContactAt ? { lastContactAt: customer.lastContactAt.toISOString() } : {}),
    };
  });
}

export async function presentHoldings(customer: CustomerDocument, { vault }: Ports) {
  const numbers = await openAccounts(vault, customer);
  return customer.holdings.map(
    ({ id, kind, name, amountFen, riskLevel, maturesOn, accountId }) => ({
      id,
      kind,
      name,
      amountFen,
      ...(riskLevel ? { riskLevel } : {}),
      ...(maturesOn ? { maturesOn } : {}),
      accountMasked:
        accountId && numbers.has(accountId) ? maskAccount(numbers.get(accountId) ?? "") : "",
    }),
  );
}
