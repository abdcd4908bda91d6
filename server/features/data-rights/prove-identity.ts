import { limit } from "@server/core/rate-limit";
import { openCustomer, ownRecord } from "@server/features/customers";
import type { Ports } from "@server/ports";
import { DataRightsError } from "@shared/privacy/data-rights";

/** Lets nobody with an unlocked phone in their hand take everything along, or delete it: asks for the ID's last four. */
export async function proveIdentity(
  customerId: string,
  idLastFour: string,
  { vault }: Pick<Ports, "vault">,
): Promise<void> {
  await limit("guess", `data-rights:${customerId}`);
  const customer = await ownRecord(customerId);
  const { idNumber } = await openCustomer(vault, customer, ["idNumber"]);
  if (idNumber?.slice(-4).toUpperCase() !== idLastFour.toUpperCase())
    throw DataRightsError.notProven();
}
