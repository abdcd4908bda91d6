import { newId } from "@server/core/ids";
import { transact } from "@server/core/mongo";
import type { Ports } from "@server/ports";
import { type RetentionClass, retentionClassNames } from "@shared/privacy/retention";
import mongoose from "mongoose";
import { type AgingPlace, agingPlaces } from "./places";
import { agedBefore, type Holds, holdsNow, isHeld, retentionNow, todayIn } from "./policy";
import { ClosedCustomerModel, PurgeRunModel } from "./retention.model";
import { shredCustomer } from "./shred-customer";

const batch = 500;
type Counts = Partial<Record<RetentionClass, number>>;

/** How many documents of each class the next run takes away, by the same questions that it asks. */
export async function dueCounts(
  ports: Ports,
  days?: Readonly<Record<RetentionClass, number>>,
): Promise<Record<RetentionClass, number>> {
  const lengths = days ?? (await retentionNow(ports));
  const holds = await holdsNow();
  const counts = Object.fromEntries(retentionClassNames.map((name) => [name, 0])) as Record<
    RetentionClass,
    number
  >;
  for (const place of agingPlaces) {
    const filter = dueFilter(place, lengths[place.name], holds, ports);
    if (filter)
      counts[place.name] += await mongoose.connection
        .collection(place.collection)
        .countDocuments(filter);
  }
  counts.identity = (await dueCustomers(holds, ports)).length;
  return counts;
}

/** Takes away what has had its time, in small pieces, and writes down how much. Safe to run twice. */
export async function purge(ports: Ports): Promise<Counts> {
  const lengths = await retentionNow(ports);
  const holds = await holdsNow();
  const removed: Counts = {};
  for (const place of agingPlaces) {
    const filter = dueFilter(place, lengths[place.name], holds, ports);
    if (!filter) continue;
    for (let gone = batch; gone === batch; ) {
      gone = await removeSome(place, filter);
      removed[place.name] = (removed[place.name] ?? 0) + gone;
    }
  }
  for (const customerId of await dueCustomers(holds, ports)) {
    await shredCustomer(customerId, ports);
    removed.identity = (removed.identity ?? 0) + 1;
  }
  if (Object.values(removed).some((count) => count > 0)) await writeDown(removed, ports);
  return removed;
}

function dueFilter(
  { name, date, customer, only = {} }: AgingPlace,
  days: number,
  holds: Holds,
  { clock }: Pick<Ports, "clock">,
): Record<string, unknown> | undefined {
  if (holds.all || holds.classes.has(name)) return undefined;
  const held = customer ? holds.customersOf(name) : [];
  return {
    ...only,
    [date]: { $gt: new Date(0), $lt: agedBefore(days, clock.now()) },
    ...(customer && held.length > 0 ? { [customer]: { $nin: held } } : {}),
  };
}

async function removeSome(place: AgingPlace, filter: Record<string, unknown>): Promise<number> {
  const { connection } = mongoose;
  const found = await connection
    .collection(place.collection)
    .find(filter, { projection: { _id: 1 } })
    .limit(batch)
    .toArray();
  const ids = found.map(({ _id }) => _id);
  if (ids.length === 0) return 0;
  // What hangs on it first: a run that is killed between finds the rest by it again.
  for (const [collection, path] of place.with ?? [])
    await connection.collection(collection).deleteMany({ [path]: { $in: ids } });
  await connection.collection(place.collection).deleteMany({ _id: { $in: ids } });
  return ids.length;
}

/** Customers of whom the law keeps nothing any longer. */
async function dueCustomers(holds: Holds, ports: Pick<Ports, "clock">): Promise<string[]> {
  if (holds.all || holds.classes.size > 0) return [];
  const ended = await ClosedCustomerModel.find({
    keepUntil: { $gt: "", $lt: todayIn(ports) },
    shreddedAt: null,
  })
    .limit(200)
    .lean();
  const free: string[] = [];
  for (const { _id } of ended) if (!(await isHeld(_id))) free.push(_id);
  return free;
}

async function writeDown(removed: Counts, ports: Ports): Promise<void> {
  const _id = newId("prg");
  await transact(async (tx) => {
    await PurgeRunModel.create([{ _id, at: ports.clock.now(), removed }], { session: tx });
    await ports.audit.record(
      {
        actor: { kind: "system", id: "retention.purge", roles: [] },
        act: "retention.purged",
        object: { kind: "purge", id: _id },
        result: "ok",
        ip: "",
        requestId: _id,
        fields: Object.entries(removed).map(([name, count]) => `${name}:${count}`),
      },
      { session: tx },
    );
  });
}
