import type { StaffActor } from "@server/core/policy";
import type { Ports } from "@server/ports";
import { dayOf } from "@shared/calendar/day";
import type { CustomerBrief } from "@shared/customers/customer";
import { maskName } from "@shared/masking/masking";
import { words } from "@shared/text/zh-CN/customers";
import type { CustomerDocument } from "./customer.model";
import { customersSeenBy, seesNames } from "./customer.policy";
import { openNames } from "./customer-open";
import { customers, everyCustomer } from "./customers";
import {
  customerRelations,
  isConsented,
  type RelationDocument,
  relationPlace,
} from "./relation.model";

/**
 * Family and company. A relation by itself opens nothing: somebody who is a customer elsewhere is
 * named only when they agreed to it, and linked only when the reader may see their record.
 */
export async function presentRelations(
  customer: CustomerDocument,
  actor: StaffActor,
  ports: Ports,
): Promise<Pick<CustomerBrief, "family" | "company">> {
  const relations = await customerRelations.of(customer._id);
  const today = dayOf(ports.clock.now());
  const family = relations.filter(
    (one) => one.kind !== "executive" && one.kind !== "referrer" && isConsented(one, today),
  );
  const executive = relations.find(({ kind }) => kind === "executive");
  const [company] = executive?.companyId
    ? await customerRelations.companies([executive.companyId])
    : [];
  return {
    family: await presentFamily(family, customer, actor, ports),
    ...(company ? { company: { name: company.name, position: executive?.position ?? "" } } : {}),
  };
}

async function presentFamily(
  family: readonly RelationDocument[],
  customer: CustomerDocument,
  actor: StaffActor,
  ports: Ports,
) {
  const ids = family.flatMap(({ otherCustomerId }) => otherCustomerId ?? []);
  const [others, seen] = await Promise.all([
    customers.within(everyCustomer).findMany(ids),
    customers.within(customersSeenBy(actor)).findMany(ids),
  ]);
  const names = await openNames(ports.vault, others);
  const linked = new Set(seen.map(({ _id }) => _id));
  return Promise.all(
    family.map(async ({ _id, kind, otherCustomerId, name: sealed }) => {
      const clear = otherCustomerId
        ? names.get(otherCustomerId)
        : sealed
          ? await ports.vault.open(customer._id, relationPlace(_id), sealed)
          : undefined;
      return {
        name: seesNames(actor) ? (clear ?? "") : maskName(clear ?? ""),
        relation: words.relations[kind],
        ...(otherCustomerId && linked.has(otherCustomerId) ? { customerId: otherCustomerId } : {}),
      };
    }),
  );
}
