import type { IndexRefill } from "@server/core/vault";
import type { CustomerDocument } from "./customer.model";
import { openAccounts, openCustomer } from "./customer-open";
import { bookTokens } from "./search-tokens";

/** The blind indexes and search words of customer records, computed anew when index keys change. */
export const customerIndexes: IndexRefill = {
  collection: "customers",
  paths: ["phoneIndex", "idNumberIndex", "accounts.numberIndex", "searchTokens"],
  async refill(document, vault) {
    const customer = document as unknown as CustomerDocument;
    const { name, phone, idNumber } = await openCustomer(vault, customer, [
      "name",
      "phone",
      "idNumber",
    ]);
    const numbers = await openAccounts(vault, customer);
    const accounts = await Promise.all(
      customer.accounts.map(async ({ id }, at) => [
        `accounts.${at}.numberIndex`,
        await vault.blind("account", numbers.get(id) ?? ""),
      ]),
    );
    const person = { name: name ?? "", phone: phone ?? "", idNumber: idNumber ?? "" };
    return {
      set: {
        phoneIndex: await vault.blind("phone", person.phone),
        idNumberIndex: await vault.blind("idNumber", person.idNumber),
        searchTokens: await bookTokens(vault, customer.rmId, person),
        ...Object.fromEntries(accounts),
      },
    };
  },
};
