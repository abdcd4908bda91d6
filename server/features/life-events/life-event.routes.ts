import { type Implementation, implement } from "@server/core/implement";
import type { StaffActor } from "@server/core/policy";
import { trailOf } from "@server/core/trail";
import { customers, customersSeenBy } from "@server/features/customers";
import { writesNotes } from "@server/features/notes";
import { staff } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import { dayOf } from "@shared/calendar/day";
import * as contract from "@shared/life-events/life-events";
import { type LifeEvent, LifeEventError } from "@shared/life-events/life-events";
import { type LifeEventDocument, lifeEventRecords } from "./life-event.model";
import { openLifeEvents, takeBackLifeEvent, writeLifeEvent } from "./write-life-event";

export const lifeEventRoutes: readonly Implementation[] = [
  implement(contract.addLifeEvent)(async ({ customerId, ...given }, context) => {
    const customer = await served(customerId, context.actor);
    const event = await writeLifeEvent(customer, given, trailOf(context));
    const [shown] = await presentLifeEvents([event], context.ports);
    if (!shown) throw LifeEventError.notFound();
    return shown;
  }),
  implement(contract.removeLifeEvent)(async ({ id }, context) => {
    const event = await lifeEventRecords.find(id);
    if (!event) throw LifeEventError.notFound();
    await served(event.customerId, context.actor);
    await takeBackLifeEvent(event, trailOf(context));
    return {};
  }),
];

async function served(customerId: string, actor: StaffActor) {
  const customer = await customers.within(customersSeenBy(actor)).find(customerId);
  if (!customer || !writesNotes(actor, customer)) throw LifeEventError.notFound();
  return customer;
}

/** Life events of one customer as their reader sees them, the latest first. */
export async function presentLifeEvents(
  list: readonly LifeEventDocument[],
  { vault, clock }: Pick<Ports, "vault" | "clock">,
): Promise<LifeEvent[]> {
  const [words, people] = await Promise.all([
    openLifeEvents(list, vault),
    staff.named([...new Set(list.map(({ byId }) => byId))]),
  ]);
  const names = new Map(people.map(({ _id, name }) => [_id, name]));
  const today = dayOf(clock.now());
  return list.map(({ _id, on, byId }, at) => ({
    id: _id,
    kind: words[at]?.kind ?? "other",
    on,
    ...(words[at]?.note ? { note: words[at].note } : {}),
    by: names.get(byId) ?? "",
    isAhead: on > today,
  }));
}
