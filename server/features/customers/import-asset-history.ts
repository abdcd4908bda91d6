import { type Importer, numberOf, refused, textOf, type Write } from "@server/core/importer";
import { AssetSnapshotModel } from "./asset-snapshot.model";
import { assetsOf } from "./import-holdings";
import { planForCustomers } from "./plan-for-customers";

const kinds = ["deposit", "wealth", "fund", "insurance", "metal", "trust", "loan"] as const;

/** Reads what customers held on earlier days, for the trend of their assets. */
export const assetHistoryImporter: Importer = {
  kind: "assetHistory",
  many: true,
  keyOf: (row) => textOf(row, "no") ?? "",
  plan: (groups, context) =>
    planForCustomers(
      "assetHistory",
      groups,
      context,
      async (group, { _id: customerId, assetsAsOf }) => {
        const writes = group.rows.map(({ row }): Write => {
          const on = textOf(row, "on") ?? "";
          const byKind = Object.fromEntries(
            kinds.flatMap((kind) => {
              const fen = numberOf(row, kind);
              return fen ? [[kind, fen] as const] : [];
            }),
          );
          const set = { customerId, on, totalFen: assetsOf(byKind), byKind };
          return { model: AssetSnapshotModel, id: `${customerId}:${on}`, set };
        });
        const days = new Set(writes.map(({ id }) => id));
        if (days.size < writes.length) return refused(group, "doubleRow", "数据日期");
        const inTheWay = assetsAsOf !== undefined && days.has(`${customerId}:${assetsAsOf}`);
        // The day of the present holdings is summed from them, not from a second source.
        return inTheWay
          ? refused(group, "dayOfHoldings", "数据日期")
          : { outcome: "changed", writes };
      },
    ),
};
