import { transact } from "@server/core/mongo";
import { openDetails, openNames, politeName } from "@server/features/customers";
import { staff } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import { dayOf } from "@shared/calendar/day";
import { leaseEnd, leaseSeconds } from "./claim";
import { asMarketing, type Cleared, countsUnderCaps, holdingOf } from "./cleared";
import { Attempts, Deliveries, type DeliveryDocument } from "./delivery.model";
import { groupBy } from "./group-by";
import type { Addressee } from "./kind";
import { leavePlaces, takePlaces } from "./marks.model";
import { settleRights, takeRights } from "./purse.model";
import { type Result, recordResults } from "./record";
import { type SendOutcome, send } from "./send";

/**
 * Sends one slice: takes rights and places, writes the attempts down, and only then calls. What is
 * stopped, overtaken or crowded out in between never leaves.
 */
export async function attempt(
  cleared: readonly Cleared[],
  { fence, ports }: { readonly fence: string; readonly ports: Ports },
): Promise<void> {
  const granted = await takeWhatIsNeeded(cleared, ports);
  await putBack(
    cleared.filter((one) => !granted.includes(one)),
    fence,
  );
  const leaving = await markAttempting(granted, fence);
  await giveBack(
    granted.filter(({ delivery }) => !leaving.some((one) => one.delivery._id === delivery._id)),
  );
  if (leaving.length === 0) return;

  const deadline = performance.now() + (leaseSeconds - 3) * 1_000;
  const addressees = await address(leaving, ports);
  const results = await Promise.all(
    leaving.map(async (one): Promise<Result> => {
      const message = one.say.render(addresseeOf(addressees, one));
      const outcome: SendOutcome =
        performance.now() > deadline
          ? { kind: "retry", code: "local.late", path: "local", reason: "The lease ran out." }
          : await send({ ...one, message, wechat: one.known.wechat }, ports);
      return { cleared: one, message, outcome, holding: holdingOf(one) };
    }),
  );
  await recordResults(results, { fence, ports });
}

async function takeWhatIsNeeded(cleared: readonly Cleared[], ports: Ports): Promise<Cleared[]> {
  const now = ports.clock.now();
  const marketing = cleared.filter(countsUnderCaps);
  const placed = await takePlaces(marketing.map(asMarketing), dayOf(now));
  const allowed = cleared.filter((one) => !countsUnderCaps(one) || placed.has(one.delivery._id));
  const wanted = allowed.flatMap((one) => holdingOf(one) ?? []);
  const holders = await takeRights(wanted, now);
  const granted = allowed.filter((one) => !holdingOf(one) || holders.has(one.delivery._id));

  const crowdedOut = allowed.filter((one) => countsUnderCaps(one) && !granted.includes(one));
  if (crowdedOut.length > 0) await transact((tx) => leavePlaces(crowdedOut.map(asMarketing), tx));
  return granted;
}

/** Back to the queue: the next judgement sees what has changed. */
async function putBack(cleared: readonly Cleared[], fence: string): Promise<void> {
  if (cleared.length === 0) return;
  await Deliveries.updateMany(
    { _id: { $in: cleared.map(idOf) }, claim: fence, state: "CLAIMED" },
    { $set: { state: "PLANNED" }, $unset: { claim: 1, leaseUntil: 1 } },
  );
}

/** Writes the attempt before the call. A row that was stopped meanwhile is no longer ours and stays. */
async function markAttempting(cleared: readonly Cleared[], fence: string): Promise<Cleared[]> {
  if (cleared.length === 0) return [];
  for (const group of groupBy(cleared, ({ considered }) => JSON.stringify(considered))) {
    const [first] = group;
    if (!first) continue;
    await Deliveries.collection.updateMany(
      { _id: { $in: group.map(idOf) }, claim: fence, state: "CLAIMED" } as never,
      [
        {
          $set: {
            state: "ATTEMPTING",
            channel: first.channel,
            considered: { $literal: first.considered },
            attempts: { $add: ["$attempts", 1] },
            firstAttemptAt: { $ifNull: ["$firstAttemptAt", "$$NOW"] },
            leaseUntil: leaseEnd,
          },
        },
      ],
    );
  }
  const ours = await Deliveries.find(
    { _id: { $in: cleared.map(idOf) }, claim: fence, state: "ATTEMPTING" },
    { _id: 1, attempts: 1 },
  )
    // Left to choose among three indexes, a server may read every row in that state.
    .hint({ _id: 1 })
    .lean<Pick<DeliveryDocument, "_id" | "attempts">[]>();
  const numbers = new Map(ours.map(({ _id, attempts }) => [_id, attempts]));
  const leaving = cleared.flatMap((one) => {
    const attempts = numbers.get(one.delivery._id);
    return attempts === undefined ? [] : [{ ...one, delivery: { ...one.delivery, attempts } }];
  });
  if (leaving.length > 0)
    await Attempts.collection.insertMany(leaving.map(toAttempt) as never[], { ordered: false });
  return leaving;
}

const toAttempt = ({ delivery, channel }: Cleared) => ({
  _id: `${delivery._id}#${delivery.attempts}`,
  deliveryId: delivery._id,
  channel,
  at: new Date(),
});

async function giveBack(cleared: readonly Cleared[]): Promise<void> {
  if (cleared.length === 0) return;
  const holdings = cleared.flatMap((one) => holdingOf(one) ?? []);
  await transact(async (tx) => {
    await settleRights(
      holdings.map((holding) => ({ ...holding, end: "returned" as const })),
      tx,
    );
    await leavePlaces(cleared.filter(countsUnderCaps).map(asMarketing), tx);
  });
}

/** Names for a slice, opened in one step each. */
async function address(cleared: readonly Cleared[], { vault }: Ports) {
  const records = cleared.map(({ known }) => known.customer);
  const [names, details, managers] = await Promise.all([
    openNames(vault, records),
    Promise.all(records.map((customer) => openDetails(vault, customer))),
    staff.named([...new Set(records.map(({ rmId }) => rmId))]),
  ]);
  const managerNames = new Map(managers.map(({ _id, name }) => [_id, name]));
  return new Map(
    records.map((customer, at): [string, Addressee] => {
      const name = names.get(customer._id) ?? "";
      return [
        customer._id,
        {
          customerId: customer._id,
          name,
          politeName: politeName(name, details[at]?.gender ?? "female"),
          managerName: managerNames.get(customer.rmId) ?? "",
        },
      ];
    }),
  );
}

function addresseeOf(people: ReadonlyMap<string, Addressee>, { delivery }: Cleared): Addressee {
  const found = people.get(delivery.customerId);
  if (!found) throw new Error("A message was cleared for somebody who was not looked up.");
  return found;
}

const idOf = ({ delivery }: Cleared): string => delivery._id;
