import { type ImportContext, type Importer, type RowGroup, textOf } from "@server/core/importer";
import type { Sealed } from "@server/core/vault";
import { type CustomerAccount, type CustomerDocument, CustomerModel } from "./customer.model";
import { accountPlace } from "./customer-open";
import { planForCustomers } from "./plan-for-customers";

/** Reads accounts and cards. A customer's rows replace the list that was there. */
export const accountsImporter: Importer = {
  kind: "accounts",
  many: true,
  keyOf: (row) => textOf(row, "no") ?? "",
  plan: (groups, context) =>
    planForCustomers("accounts", groups, context, async (group, customer) => ({
      outcome: "changed",
      writes: async () => {
        const accounts = await Promise.all(
          group.rows.map((_, at) => accountOf(group, at, customer, context)),
        );
        const byId = new Map(accounts.map((account) => [account.id, account]));
        const set = { accounts: [...byId.values()] };
        return [{ model: CustomerModel, id: customer._id, set }];
      },
    })),
};

async function accountOf(
  { rows }: RowGroup,
  at: number,
  { _id }: CustomerDocument,
  { vault }: ImportContext,
): Promise<CustomerAccount> {
  const row = rows[at]?.row ?? {};
  const number = textOf(row, "number") ?? "";
  const id = await vault.deriveId("acc", `${_id}|${number}`);
  const sealed: Sealed = await vault.seal(_id, accountPlace(_id, id), number);
  const openedOn = textOf(row, "openedOn");
  const expiresOn = textOf(row, "expiresOn");
  return {
    id,
    kind: textOf(row, "kind") as CustomerAccount["kind"],
    number: sealed,
    numberIndex: await vault.blind("account", number),
    ...(openedOn ? { openedOn } : {}),
    ...(expiresOn ? { expiresOn } : {}),
  };
}
