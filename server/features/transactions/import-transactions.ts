import {
  type GroupPlan,
  type ImportContext,
  type Importer,
  numberOf,
  printOf,
  refused,
  textOf,
} from "@server/core/importer";
import { type CustomerDocument, CustomerModel, customerIdOf } from "@server/features/customers";
import type { ImportRow } from "@shared/imports/column";
import { type TransactionDocument, TransactionModel } from "./transaction.model";

/** Reads movements on customers' accounts, one a row, known again by their serial number. */
export const transactionsImporter: Importer = {
  kind: "transactions",
  keyOf: (row) => `${textOf(row, "no") ?? ""}|${textOf(row, "serial") ?? ""}`,

  async plan(groups, context) {
    const rows = groups.map((group) => group.rows[0]?.row ?? {});
    const owners = await ownersOf(rows, context);
    const prints = await printOf(context.vault, groups);
    const ids = await Promise.all(groups.map(({ key }) => context.vault.deriveId("trx", key)));
    const stored = await TransactionModel.find({ _id: { $in: ids } }, { source: 1 }).lean<
      Pick<TransactionDocument, "_id" | "source">[]
    >();
    const sources = new Map(stored.map(({ _id, source }) => [_id, source]));

    return Promise.all(
      groups.map(async (group, at): Promise<GroupPlan> => {
        const row = rows[at] ?? {};
        const customer = owners.get(textOf(row, "no") ?? "");
        if (!customer || !context.mayAssignTo({ id: customer.rmId, unitPath: customer.unitPath }))
          return refused(group, "unknownCustomer", "客户号");
        const accountId = await accountOf(row, customer, context);
        if (accountId === null) return refused(group, "unknownAccount", "账号");
        const id = ids[at] ?? "";
        const source = prints[at] ?? "";
        const before = sources.get(id);
        if (before === source) return { outcome: "same", writes: [] };
        const set = {
          ...documentOf(row, customer._id),
          ...(accountId ? { accountId } : {}),
          source,
        };
        return {
          outcome: before === undefined ? "new" : "changed",
          writes: [{ model: TransactionModel, id, set }],
        };
      }),
    );
  },
};

async function ownersOf(
  rows: readonly ImportRow[],
  { vault }: ImportContext,
): Promise<Map<string, CustomerDocument>> {
  const nos = [...new Set(rows.map((row) => textOf(row, "no") ?? ""))];
  const ids = await Promise.all(nos.map((no) => customerIdOf(vault, no)));
  const found = await CustomerModel.find(
    { _id: { $in: ids } },
    { no: 1, rmId: 1, unitPath: 1, accounts: 1 },
  ).lean<CustomerDocument[]>();
  return new Map(found.map((customer) => [customer.no, customer]));
}

/** The account a movement names; null when it is none of the customer's. */
async function accountOf(
  row: ImportRow,
  { accounts }: CustomerDocument,
  { vault }: ImportContext,
): Promise<string | null | undefined> {
  const number = textOf(row, "account");
  if (!number) return undefined;
  const index = await vault.blindSearch("account", number);
  return accounts.find(({ numberIndex }) => index.includes(numberIndex))?.id ?? null;
}

function documentOf(row: ImportRow, customerId: string): Record<string, unknown> {
  return {
    customerId,
    serial: textOf(row, "serial"),
    on: textOf(row, "on"),
    kind: textOf(row, "kind"),
    amountFen: numberOf(row, "amountFen") ?? 0,
    productCode: textOf(row, "productCode") ?? null,
    name: textOf(row, "name") ?? null,
    channel: textOf(row, "channel") ?? null,
  };
}
