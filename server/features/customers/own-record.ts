import { CustomerError } from "@shared/customers/errors";
import type { CustomerDocument } from "./customer.model";
import { customers, onlyCustomer } from "./customers";

/** The record of the customer who is asking. */
export async function ownRecord(customerId: string): Promise<CustomerDocument> {
  const customer = await customers.within(onlyCustomer(customerId)).find(customerId);
  if (!customer) throw CustomerError.notFound();
  return customer;
}
