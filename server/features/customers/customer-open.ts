import type { Vault } from "@server/core/vault";
import type { CustomerDetails, CustomerDocument } from "./customer.model";

/** Fields of a customer that are sealed one by one. */
export const sealedFields = ["name", "phone", "idNumber", "birthDate", "email", "address"] as const;
export type SealedField = (typeof sealedFields)[number];

/** Opened values; a field that a record does not have is absent. */
export type Opened<Field extends SealedField> = { readonly [F in Field]?: string };

const collection = "customers";

/** Opens the named fields of several customers in one step, in the order they came. */
export async function openCustomers<const Field extends SealedField>(
  vault: Vault,
  documents: readonly CustomerDocument[],
  fields: readonly Field[],
): Promise<Opened<Field>[]> {
  const wanted = documents.flatMap((customer, at) =>
    fields.flatMap((field) => {
      const sealed = customer[field];
      if (!sealed) return [];
      return [
        { at, field, owner: customer._id, place: { collection, id: customer._id, field }, sealed },
      ];
    }),
  );
  const plain = await vault.openMany(wanted);
  const opened: Record<string, string>[] = documents.map(() => ({}));
  wanted.forEach(({ at, field }, position) => {
    const row = opened[at];
    const value = plain[position];
    if (row && value !== undefined) row[field] = value;
  });
  return opened as Opened<Field>[];
}

/** Opens the named fields of one customer. */
export async function openCustomer<const Field extends SealedField>(
  vault: Vault,
  customer: CustomerDocument,
  fields: readonly Field[],
): Promise<Opened<Field>> {
  const [opened] = await openCustomers(vault, [customer], fields);
  return opened as Opened<Field>;
}

/** Names by customer id, for lists. */
export async function openNames(
  vault: Vault,
  documents: readonly CustomerDocument[],
): Promise<Map<string, string>> {
  const opened = await openCustomers(vault, documents, ["name"]);
  return new Map(documents.map(({ _id }, at) => [_id, opened[at]?.name ?? ""]));
}

/** Gender, district, occupation and the bank's notes, which are sealed as one. */
export function openDetails(vault: Vault, customer: CustomerDocument): Promise<CustomerDetails> {
  const place = { collection, id: customer._id, field: "details" };
  return vault.openGroup<CustomerDetails>(customer._id, place, customer.details);
}

/** The number of one account; undefined when the customer has no such account. */
export async function openAccount(
  vault: Vault,
  customer: CustomerDocument,
  accountId: string,
): Promise<string | undefined> {
  const account = customer.accounts.find(({ id }) => id === accountId);
  if (!account) return undefined;
  return vault.open(customer._id, accountPlace(customer._id, accountId), account.number);
}

/** Numbers of all accounts by account id. */
export async function openAccounts(
  vault: Vault,
  customer: CustomerDocument,
): Promise<Map<string, string>> {
  const numbers = await vault.openMany(
    customer.accounts.map(({ id, number }) => ({
      owner: customer._id,
      place: accountPlace(customer._id, id),
      sealed: number,
    })),
  );
  return new Map(customer.accounts.map(({ id }, at) => [id, numbers[at] ?? ""]));
}

/** Where a sealed field of a customer stands. */
export const customerPlace = (id: string, field: SealedField | "details") => ({
  collection,
  id,
  field,
});

/** Where an account number stands: bound to its account as well as to its customer. */
export const accountPlace = (id: string, accountId: string) => ({
  collection,
  id,
  field: `accounts.${accountId}.number`,
});
