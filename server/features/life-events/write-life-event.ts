import { announce } from "@server/core/events";
import { newId } from "@server/core/ids";
import { type Tx, transact } from "@server/core/mongo";
import type { Trail } from "@server/core/trail";
import { type CustomerDocument, customers, everyCustomer } from "@server/features/customers";
import { addDays, addMonths, dayOf } from "@shared/calendar/day";
import { LifeEventError, type LifeEventKind, mourningDays } from "@shared/life-events/life-events";
import {
  type LifeEventDocument,
  LifeEventModel,
  type LifeEventWords,
  lifeEventPlace,
  lifeEventRecords,
} from "./life-event.model";

/** Writes down a life event. A death in the family stops greetings and marketing in the same step. */
export async function writeLifeEvent(
  customer: CustomerDocument,
  given: { readonly kind: LifeEventKind; readonly on: string; readonly note?: string | undefined },
  trail: Trail,
): Promise<LifeEventDocument> {
  const { ports, actor } = trail;
  const { kind, on, note } = given;
  const now = ports.clock.now();
  const isMournful = kind === "bereavement";
  if (on > addMonths(dayOf(now), 24) || (isMournful && on > dayOf(now)))
    throw LifeEventError.badDay();
  const _id = newId("lif");
  const words: LifeEventWords = { kind, ...(note ? { note } : {}) };
  const event: LifeEventDocument = {
    _id,
    customerId: customer._id,
    on,
    words: await ports.vault.sealGroup(customer._id, lifeEventPlace(_id), words),
    byId: actor.id,
    at: now,
  };
  await transact(async (tx) => {
    await LifeEventModel.create([event], { session: tx });
    if (isMournful) await mourn(customer._id, addDays(on, mourningDays), tx);
    await writeDown("lifeEvent.recorded", event, trail, tx);
  });
  return event;
}

/** The quiet only ever grows: an earlier death does not shorten it. */
async function mourn(customerId: string, until: string, tx: Tx): Promise<void> {
  const customer = await customers.within(everyCustomer).find(customerId);
  if (!customer) return;
  const { contact } = customer;
  if (contact.mourningUntil && contact.mourningUntil >= until) return;
  await customers
    .within(everyCustomer)
    .change(customerId, { contact: { ...contact, mourningUntil: until } }, tx);
}

/** Takes back what was written down by mistake; the quiet becomes what the other events ask for. */
export async function takeBackLifeEvent(event: LifeEventDocument, trail: Trail): Promise<void> {
  const { ports } = trail;
  const others = (await lifeEventRecords.of(event.customerId)).filter(
    ({ _id }) => _id !== event._id,
  );
  const [own, ...words] = await openLifeEvents([event, ...others], ports.vault);
  const mournful = others.filter((_, at) => words[at]?.kind === "bereavement");
  const quiets = mournful.map(({ on }) => addDays(on, mourningDays));
  await transact(async (tx) => {
    const done = await LifeEventModel.updateOne(
      { _id: event._id, removedAt: null },
      { $set: { removedAt: ports.clock.now() } },
      { session: tx },
    );
    if (done.modifiedCount === 0) throw LifeEventError.notFound();
    if (own?.kind === "bereavement") await endQuiet(event, quiets, tx);
    await writeDown("lifeEvent.removed", event, trail, tx);
  });
}

async function endQuiet(
  { customerId, on }: LifeEventDocument,
  others: readonly string[],
  tx: Tx,
): Promise<void> {
  const customer = await customers.within(everyCustomer).find(customerId);
  // A longer quiet than this event brought came from elsewhere, such as the bank's file: it stays.
  if (customer?.contact.mourningUntil !== addDays(on, mourningDays)) return;
  const { mourningUntil: _, ...contact } = customer.contact;
  const [longest] = [...others].sort().reverse();
  const after = longest ? { ...contact, mourningUntil: longest } : contact;
  await customers.within(everyCustomer).change(customerId, { contact: after }, tx);
}

/** What these events were, in the order they came. */
export const openLifeEvents = (
  list: readonly LifeEventDocument[],
  vault: Trail["ports"]["vault"],
): Promise<LifeEventWords[]> =>
  vault.openGroups<LifeEventWords>(
    list.map(({ _id, customerId, words }) => ({
      owner: customerId,
      place: lifeEventPlace(_id),
      sealed: words,
    })),
  );

async function writeDown(
  act: "lifeEvent.recorded" | "lifeEvent.removed",
  { _id, customerId }: LifeEventDocument,
  { actor, ip, requestId, ports }: Trail,
  tx: Tx,
): Promise<void> {
  const object = { kind: "lifeEvent", id: _id };
  await announce(tx, {
    type: act,
    aggregate: object,
    actor,
    at: ports.clock.now(),
    data: { customerId },
  });
  await ports.audit.record(
    { actor, act, object, customerId, result: "ok", ip, requestId },
    { session: tx },
  );
}
