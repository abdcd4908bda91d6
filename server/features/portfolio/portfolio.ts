import {
  assetTrend,
  type CustomerDocument,
  dueHoldings,
  presentHoldings,
} from "@server/features/customers";
import type { Ports } from "@server/ports";
import { addDays, addMonths, dayOf, daysBetween } from "@shared/calendar/day";
import type { Portfolio } from "@shared/portfolio/portfolio";

/** The asset report of one customer; undefined when the bank has sent no holdings yet. */
export async function portfolioOf(
  customer: CustomerDocument,
  ports: Ports,
): Promise<Portfolio | undefined> {
  const { assetsAsOf } = customer;
  if (!assetsAsOf || customer.holdings.length === 0) return undefined;
  const now = ports.clock.now();
  const [trend, holdings] = await Promise.all([
    assetTrend(customer._id, addMonths(dayOf(now), -12), addDays(dayOf(now), 1)),
    presentHoldings(customer, ports),
  ]);
  const before = trend.filter(({ on }) => on < assetsAsOf).at(-1);
  return {
    asOf: assetsAsOf,
    totalFen: customer.aumFen,
    ...(before ? { changeFen: customer.aumFen - before.totalFen, changeSince: before.on } : {}),
    allocation: allocationOf(customer),
    maturities: dueHoldings(customer, now, 90).map(({ name, amountFen, maturesOn }) => ({
      name,
      amountFen,
      on: maturesOn,
      inDays: daysBetween(dayOf(now), maturesOn),
    })),
    holdings,
    trend: trend.map(({ on, totalFen }) => ({ on, totalFen })),
  };
}

/** Shares by kind, largest first. Loans are owed, not owned, and stand outside the total. */
function allocationOf({ holdings, aumFen }: CustomerDocument): Portfolio["allocation"] {
  const sums = new Map<CustomerDocument["holdings"][number]["kind"], number>();
  for (const { kind, amountFen } of holdings)
    if (kind !== "loan") sums.set(kind, (sums.get(kind) ?? 0) + amountFen);
  return [...sums]
    .map(([kind, amountFen]) => ({ kind, amountFen, share: aumFen > 0 ? amountFen / aumFen : 0 }))
    .sort((one, other) => other.amountFen - one.amountFen);
}
