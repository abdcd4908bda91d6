import type { RequestContext } from "@server/core/implement";
import type { StaffActor } from "@server/core/policy";
import type { revealable } from "@shared/customers/customer";
import { CustomerError } from "@shared/customers/errors";
import type { CustomerDocument } from "./customer.model";
import { openAccounts, openCustomer } from "./customer-open";

/**
 * Opens one field of one customer for one purpose. The trail is written and durable before the
 * value is answered: what cannot be audited is not shown (security.md A6-05).
 */
export async function revealField(
  customer: CustomerDocument,
  field: (typeof revealable)[number],
  purpose: string,
  { actor, ip, requestId, ports }: RequestContext<StaffActor>,
): Promise<string> {
  await ports.audit.await({
    actor: { kind: "staff", id: actor.id, roles: actor.roles },
    act: "customer.revealed",
    object: { kind: "customer", id: customer._id },
    customerId: customer._id,
    result: "ok",
    ip,
    requestId,
    reason: purpose,
    fields: [field],
  });
  if (field === "account")
    return [...(await openAccounts(ports.vault, customer)).values()].join(" / ");
  const opened = await openCustomer(ports.vault, customer, [field]);
  const value = opened[field];
  if (!value) throw CustomerError.notFound();
  return value;
}
