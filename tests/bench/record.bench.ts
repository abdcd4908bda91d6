import type { StaffActor } from "@server/core/policy";
import { CustomerModel, customers, customersSeenBy } from "@server/features/customers";
import { currentRegistry } from "@server/features/fields";
import { staff } from "@server/features/organisation";
import { presentRecord } from "@server/features/record";
import { bench, figure, sized } from "./lib/bench";
import { importPeople, openStand } from "./lib/stand";

/** The whole record of one customer, read with few customers in the bank and with many. */
const few = 1_000;
const many = sized(10_000, 100_000);
const reads = sized(40, 200);

await bench(async () => {
  const stand = await openStand();
  await importPeople(stand);
  await currentRegistry();
  const actor = await manager();
  const book = await customers.within(customersSeenBy(actor)).page({}, { limit: 20 });
  const ids = book.map(({ _id }) => _id);

  const p95 = async (): Promise<number> => {
    const times: number[] = [];
    for (let at = 0; at < reads; at += 1) {
      const id = ids[at % ids.length] ?? "";
      const from = performance.now();
      const customer = await customers.within(customersSeenBy(actor)).find(id);
      if (!customer) throw new Error("A customer of the book is gone.");
      await presentRecord(customer, actor, stand.ports);
      times.push(performance.now() - from);
    }
    return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
  };

  await fillUpTo(few);
  await p95();
  const peer = await p95();
  await fillUpTo(many);
  const ours = await p95();
  figure("record p95", { ours, peer, unit: `ms at ${many} / at ${few} customers` });
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
  };
}

/** Strangers' records beside the book: copies that no manager here answers for. */
async function fillUpTo(count: number): Promise<void> {
  const model = await CustomerModel.findOne({}).lean();
  if (!model) throw new Error("The bank is empty.");
  const known = await CustomerModel.estimatedDocumentCount();
  for (let from = known; from < count; from += 1_000) {
    const some = Array.from({ length: Math.min(1_000, count - from) }, (_, at) => ({
      ...model,
      _id: `cus_bench${from + at}`,
      no: `bench-${from + at}`,
      rmId: `stf_bench${(from + at) % 500}`,
      unitId: "unt_bench",
      unitPath: ["unt_bench"],
      phoneIndex: `bench${from + at}`,
      idNumberIndex: `bench${from + at}`,
      searchTokens: [`bench${from + at}`],
    }));
    await CustomerModel.collection.insertMany(some as never[], { ordered: false });
  }
}
