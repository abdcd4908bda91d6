import { days } from "@server/core/clock";
import { newId } from "@server/core/ids";
import type { MessageClass } from "@shared/reach/reach";
import { Deliveries, type DeliveryDocument } from "./delivery.model";

/** How long a worker may keep rows without a sign of life. */
export const leaseSeconds = 15;

/** The database's clock decides, so that workers' own clocks may differ. */
export const leaseEnd = {
  $dateAdd: { startDate: "$$NOW", unit: "second", amount: leaseSeconds },
} as const;

const waiting = ["PLANNED", "RETRY"] as const;

export interface Claim {
  /** Fence: what is written under it holds only while the rows are still ours. */
  readonly fence: string;
  readonly deliveries: readonly DeliveryDocument[];
}

/** Takes up to `limit` due rows for this worker, service messages first. */
export async function claimDue(now: Date, limit: number): Promise<Claim> {
  const service = await dueIds("SERVICE", now, limit);
  const marketing = await dueIds("MARKETING", now, limit - service.length);
  const ids = [...service, ...marketing];
  const fence = newId("clm");
  if (ids.length === 0) return { fence, deliveries: [] };

  await Deliveries.collection.updateMany(
    { _id: { $in: ids }, state: { $in: waiting }, isParked: { $ne: true } } as never,
    [{ $set: { state: "CLAIMED", claim: { $literal: fence }, leaseUntil: leaseEnd } }],
  );
  const deliveries = await Deliveries.find({ claim: fence, state: "CLAIMED" })
    .hint({ claim: 1 })
    .lean<DeliveryDocument[]>();
  return { fence, deliveries };
}

/** Keeps the rows of a claim for another lease. */
export async function keepClaim(fence: string): Promise<void> {
  await Deliveries.collection.updateMany({ claim: fence, state: "CLAIMED" }, [
    { $set: { leaseUntil: leaseEnd } },
  ]);
}

async function dueIds(of: MessageClass, now: Date, limit: number): Promise<string[]> {
  if (limit <= 0) return [];
  const found = await Deliveries.find(
    {
      class: of,
      state: { $in: waiting },
      isParked: { $ne: true },
      // Bounded on both sides: an open end would read every row before the limit counts.
      dueAt: { $gt: new Date(now.getTime() - days(400)), $lte: now },
    },
    { _id: 1 },
  )
    .limit(limit)
    .lean<{ _id: string }[]>();
  return found.map(({ _id }) => _id);
}
