import type { StaffActor } from "@server/core/policy";
import type { CustomerDocument } from "@server/features/customers";
import type { Ports } from "@server/ports";
import type { OnePage } from "@shared/record/record";
import { presentRecord } from "./present-record";

const openStates: readonly string[] = ["plan", "confirmed", "hidden"];

/** One page to read before a call, on a screen or on paper: what matters, and what must not be said. */
export async function presentOnePage(
  customer: CustomerDocument,
  actor: StaffActor,
  ports: Ports,
): Promise<OnePage> {
  const record = await presentRecord(customer, actor, ports);
  const { brief, alerts, mayOffer, locks, needs, lifeEvents, promises, portfolio } = record;
  return {
    brief,
    alerts,
    mayOffer,
    locks,
    needs: needs.filter(({ state }) => openStates.includes(state)).slice(0, 6),
    lifeEvents: lifeEvents.slice(0, 4),
    promises: promises.slice(0, 6),
    maturities: (portfolio?.maturities ?? []).slice(0, 5).map(({ name, on, inDays }) => ({
      name,
      on,
      inDays,
    })),
    ...(portfolio ? { assets: { totalFen: portfolio.totalFen, asOf: portfolio.asOf } } : {}),
    at: ports.clock.now().toISOString(),
  };
}
