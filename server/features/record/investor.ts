import { announce } from "@server/core/events";
import { type Tx, transact } from "@server/core/mongo";
import type { Trail } from "@server/core/trail";
import { type CustomerDocument, CustomerModel, recordChanges } from "@server/features/customers";
import { addMonths, dayOf } from "@shared/calendar/day";
import { RecordError } from "@shared/record/endpoints";
import { fill } from "@shared/text/fill";
import { record as words } from "@shared/text/zh-CN/record";

/** Where the proof of a qualified investor stands. */
export const investorPlace = (id: string) => ({
  collection: "customers",
  id,
  field: "investor.proof",
});

/** A proof is looked at anew after three years at most. */
const mostMonths = 36;

/** Records that a customer meets the standard, by which proof and until when. */
export async function qualify(
  customer: CustomerDocument,
  { proof, until }: { readonly proof: string; readonly until: string },
  trail: Trail,
): Promise<void> {
  const { ports, actor } = trail;
  const at = ports.clock.now();
  if (until < dayOf(at) || until > addMonths(dayOf(at), mostMonths)) throw RecordError.badDay();
  const sealed = await ports.vault.seal(customer._id, investorPlace(customer._id), proof);
  const investor = { until, proof: sealed, by: actor.id, at };
  await transact(async (tx) => {
    await CustomerModel.updateOne({ _id: customer._id }, { $set: { investor } }, { session: tx });
    await writeDown(customer, until, trail, tx);
  });
}

/** Takes the standing back; private products are held back from then on. */
export async function disqualify(customer: CustomerDocument, trail: Trail): Promise<void> {
  await transact(async (tx) => {
    await CustomerModel.updateOne(
      { _id: customer._id },
      { $unset: { investor: 1 } },
      { session: tx },
    );
    await writeDown(customer, undefined, trail, tx);
  });
}

async function writeDown(
  { _id: customerId, investor }: CustomerDocument,
  until: string | undefined,
  trail: Trail,
  tx: Tx,
): Promise<void> {
  const { actor, ip, requestId, ports } = trail;
  const say = (day: string) => fill(words.investorValue, { day });
  const change = {
    key: "investor",
    ...(investor ? { from: say(investor.until) } : {}),
    ...(until ? { to: say(until) } : {}),
  };
  await recordChanges(customerId, [change], { trail, source: "staff" }, tx);
  await announce(tx, {
    type: "customer.factChanged",
    aggregate: { kind: "customer", id: customerId },
    actor,
    at: ports.clock.now(),
    data: { customerId, keys: ["investor"] },
  });
  await ports.audit.record(
    {
      actor,
      act: until ? "customer.qualified" : "customer.disqualified",
      object: { kind: "customer", id: customerId },
      customerId,
      result: "ok",
      ip,
      requestId,
      fields: ["investor"],
    },
    { session: tx },
  );
}
