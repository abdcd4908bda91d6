import {
  type GroupPlan,
  type ImportContext,
  type Importer,
  numberOf,
  refused,
  textOf,
} from "@server/core/importer";
import type { ImportRow } from "@shared/imports/column";
import { AssetSnapshotModel } from "./asset-snapshot.model";
import { type CustomerDocument, type CustomerHolding, CustomerModel } from "./customer.model";
import { planForCustomers } from "./plan-for-customers";

/** Reads what customers hold on one day. A customer's rows replace all that was known before. */
export const holdingsImporter: Importer = {
  kind: "holdings",
  many: true,
  keyOf: (row) => textOf(row, "no") ?? "",
  plan: (groups, context) =>
    planForCustomers("holdings", groups, context, async (group, customer) => {
      const asOf = textOf(group.rows[0]?.row ?? {}, "asOf") ?? "";
      if (group.rows.some(({ row }) => textOf(row, "asOf") !== asOf))
        return refused(group, "mixedDays", "数据日期");
      if (customer.assetsAsOf && customer.assetsAsOf > asOf)
        return refused(group, "olderThanKnown", "数据日期");
      const holdings = await Promise.all(
        group.rows.map(({ row }) => holdingOf(row, customer, context)),
      );
      const stray = holdings.indexOf(undefined);
      if (stray >= 0) {
        const line = group.rows[stray]?.line ?? 0;
        return {
          outcome: "error",
          problems: [{ line, code: "unknownAccount", column: "账号" }],
          writes: [],
        };
      }
      return plan(merged(holdings.filter((one) => one !== undefined)), asOf, customer._id);
    }),
};

function plan(holdings: readonly CustomerHolding[], asOf: string, customerId: string): GroupPlan {
  const byKind = sumByKind(holdings);
  const aumFen = assetsOf(byKind);
  const snapshot = { customerId, on: asOf, totalFen: aumFen, byKind };
  return {
    outcome: "changed",
    writes: [
      { model: CustomerModel, id: customerId, set: { holdings, aumFen, assetsAsOf: asOf } },
      { model: AssetSnapshotModel, id: `${customerId}:${asOf}`, set: snapshot },
    ],
  };
}

async function holdingOf(
  row: ImportRow,
  customer: CustomerDocument,
  { vault }: ImportContext,
): Promise<CustomerHolding | undefined> {
  const number = textOf(row, "account");
  const index = number ? await vault.blindSearch("account", number) : [];
  const account = customer.accounts.find(({ numberIndex }) => index.includes(numberIndex));
  if (number && !account) return undefined;

  const productCode = textOf(row, "productCode") ?? "";
  const openedOn = textOf(row, "openedOn");
  const maturesOn = textOf(row, "maturesOn");
  const riskLevel = textOf(row, "riskLevel") as CustomerHolding["riskLevel"];
  const key = [customer._id, account?.id, productCode, openedOn, maturesOn].join("|");
  return {
    id: await vault.deriveId("hld", key),
    kind: textOf(row, "kind") as CustomerHolding["kind"],
    name: textOf(row, "name") ?? "",
    productCode,
    amountFen: numberOf(row, "amountFen") ?? 0,
    ...(riskLevel ? { riskLevel } : {}),
    ...(openedOn ? { openedOn } : {}),
    ...(maturesOn ? { maturesOn } : {}),
    ...(account ? { accountId: account.id } : {}),
  };
}

/** Two rows of one position are one position. */
function merged(holdings: readonly CustomerHolding[]): CustomerHolding[] {
  const byId = new Map<string, CustomerHolding>();
  for (const holding of holdings) {
    const before = byId.get(holding.id)?.amountFen ?? 0;
    byId.set(holding.id, { ...holding, amountFen: before + holding.amountFen });
  }
  return [...byId.values()];
}

function sumByKind(holdings: readonly CustomerHolding[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { kind, amountFen } of holdings) sums[kind] = (sums[kind] ?? 0) + amountFen;
  return sums;
}

/** Assets under management: everything but what is owed. */
export function assetsOf(byKind: Readonly<Record<string, number>>): number {
  return Object.entries(byKind).reduce(
    (sum, [kind, fen]) => (kind === "loan" ? sum : sum + fen),
    0,
  );
}
