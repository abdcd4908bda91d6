import type { StaffActor } from "@server/core/policy";
import {
  CustomerModel,
  customers,
  customersSeenBy,
  everyCustomer,
} from "@server/features/customers";
import { staff } from "@server/features/organisation";
import { bench, figure, sized } from "./lib/bench";
import { importPeople, openStand } from "./lib/stand";

/** What asking within a scope costs: a page of a manager's book beside the same page of the whole bank. */
const many = sized(5_000, 100_000);
const reads = sized(60, 400);
const page = { limit: 50 };

await bench(async () => {
  const stand = await openStand();
  await importPeople(stand);
  await fillUpTo(many);
  const actor = await manager();

  const median = async (read: () => Promise<unknown>): Promise<number> => {
    const times: number[] = [];
    for (let at = 0; at < reads; at += 1) {
      const from = performance.now();
      await read();
      times.push(performance.now() - from);
    }
    return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  };
  const scoped = () => customers.within(customersSeenBy(actor)).page({}, page);
  // The same rows by the same index, without anybody's scope around the question.
  const plain = () =>
    CustomerModel.find({ rmId: actor.id }).sort({ _id: 1 }).limit(page.limit).lean();
  const whole = () => customers.within(everyCustomer).page({}, page);

  await median(scoped);
  const peer = await median(plain);
  const ours = await median(scoped);
  figure("scoped list", { ours, peer, unit: `ms a page of 50 at ${many}, scoped / same rows` });
  figure("scoped list of all", {
    ours,
    peer: await median(whole),
    unit: `ms a page of 50 at ${many}, scoped / whole bank`,
  });
});

async function manager(): Promise<StaffActor> {
  const person = await staff.byNo("rm-lin");
  if (!person) throw new Error("The demo has no rm-lin.");
  return {
    kind: "staff",
    id: person._id,
    name: person.name,
    sessionId: "bench",
    roles: ["rm"],
    unitId: person.unitId,
    unitIds: [person.unitId],
    coversFor: [person._id],
    serves: [],
    granted: [],
  };
}

/** Customers of nobody here beside the book. */
async function fillUpTo(count: number): Promise<void> {
  const [model] = await CustomerModel.find().limit(1).lean();
  if (!model) throw new Error("The demo has no customers.");
  const there = await CustomerModel.countDocuments();
  for (let at = there; at < count; at += 1_000) {
    const copies = Array.from({ length: Math.min(1_000, count - at) }, (_, nth) => ({
      ...model,
      _id: `cus_filled${at + nth}`,
      no: `filled-${at + nth}`,
      rmId: `stf_filled${(at + nth) % 200}`,
      unitPath: ["unt_filled"],
      phoneIndex: `filled${at + nth}`,
      idNumberIndex: `filled${at + nth}`,
      searchTokens: [`filled${at + nth}`],
    }));
    await CustomerModel.collection.insertMany(copies as never[], { ordered: false });
  }
}
