import { minutes, seconds } from "@server/core/clock";
import { transact } from "@server/core/mongo";
import type { Ports } from "@server/ports";
import { attempt } from "./attempt";
import { claimDue, keepClaim, leaseSeconds } from "./claim";
import type { Cleared } from "./cleared";
import { Deliveries } from "./delivery.model";
import { groupBy } from "./group-by";
import { judge, type Verdict } from "./judge";
import { recover } from "./recover";

const batchSize = 500;
/**
 * Sent side by side. All lanes together stay below the connections there are to the platform, so
 * that no message waits for one until its time is up; they also bound what may still leave when a
 * campaign is stopped.
 */
const sliceSize = 30;
/** While one slice waits for the platform, the next is written down. */
const lanes = 2;

/**
 * Sends everything that is due, in batches, until nothing is left or the time is up. Any number of
 * workers may run it: a row belongs to one of them at a time, and to nobody when its worker died.
 */
export async function deliverDue(ports: Ports): Promise<void> {
  await recover(ports);
  const end = performance.now() + minutes(0.75);
  while (performance.now() < end && (await deliverBatch(ports)) > 0);
}

/** Claims one batch, judges it and sees it through. Answers how many rows it had. */
export async function deliverBatch(ports: Ports): Promise<number> {
  const { fence, deliveries } = await claimDue(ports.clock.now(), batchSize);
  if (deliveries.length === 0) return 0;

  const verdicts = await judge(deliveries, ports);
  await settleUnsent(verdicts, { fence, ports });
  const cleared = verdicts.flatMap(clearedOf);
  const slices = slicesOf(cleared);
  const keep = keeper(fence);
  const lane = async () => {
    for (let slice = slices.shift(); slice; slice = slices.shift()) {
      await keep();
      await attempt(slice, { fence, ports });
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return deliveries.length;
}

/** Every row that still waits is written to: done before each slice it would cost as much as the sending. */
function keeper(fence: string): () => Promise<void> {
  let keptAt = performance.now();
  return async () => {
    if (performance.now() - keptAt < seconds(leaseSeconds) / 3) return;
    keptAt = performance.now();
    await keepClaim(fence);
  };
}

function slicesOf(cleared: readonly Cleared[]): Cleared[][] {
  const slices: Cleared[][] = [];
  for (let at = 0; at < cleared.length; at += sliceSize)
    slices.push(cleared.slice(at, at + sliceSize));
  return slices;
}

function clearedOf({ delivery, kind, decision, say, known }: Verdict): Cleared[] {
  if (decision.do !== "send" || !say || !known) return [];
  const { channel, considered } = decision;
  return [{ delivery, kind, channel, considered, say, known }];
}

/** Writes down what does not leave now: held with its reason, put off, or parked. */
async function settleUnsent(
  verdicts: readonly Verdict[],
  { fence, ports }: { readonly fence: string; readonly ports: Ports },
): Promise<void> {
  const unsent = verdicts.filter(({ decision }) => decision.do !== "send");
  if (unsent.length === 0) return;
  const at = ports.clock.now();
  await transact(async (tx) => {
    for (const group of groupBy(unsent, ({ decision }) => JSON.stringify(decision))) {
      const [first] = group;
      if (!first) continue;
      await Deliveries.updateMany(
        { _id: { $in: group.map(({ delivery }) => delivery._id) }, claim: fence, state: "CLAIMED" },
        { $set: changeOf(first.decision, at), $unset: { claim: 1, leaseUntil: 1 } },
        { session: tx },
      );
    }
    const held = unsent.flatMap(({ delivery, kind, decision }) =>
      decision.do === "hold"
        ? [{ kind, one: { delivery, state: "HELD" as const, reason: decision.reason, at } }]
        : [],
    );
    for (const group of groupBy(held, ({ kind }) => kind.name))
      await group[0]?.kind.settled?.(
        group.map(({ one }) => one),
        ports,
        tx,
      );
  });
}

function changeOf(decision: Verdict["decision"], at: Date): Record<string, unknown> {
  switch (decision.do) {
    case "hold":
      return {
        state: "HELD",
        reason: decision.reason,
        considered: decision.considered,
        decidedAt: at,
      };
    case "wait":
      return { state: "PLANNED", dueAt: decision.until, reason: decision.reason, decidedAt: at };
    default:
      return { state: "PLANNED", isParked: true };
  }
}
