import { announce } from "@server/core/events";
import { type Implementation, implement } from "@server/core/implement";
import { transact } from "@server/core/mongo";
import { customers, onlyCustomer } from "@server/features/customers";
import { addDays, dayOf } from "@shared/calendar/day";
import { getReachPreferences, updateReachPreferences } from "@shared/reach/endpoints";
import { ReachError, type ReachPreferences } from "@shared/reach/reach";
import { Preferences, preferencesOf } from "./preferences.model";

export const reachRoutes: readonly Implementation[] = [
  implement(getReachPreferences)(async (_input, { actor }) => preferencesNow(actor.id)),

  implement(updateReachPreferences)(async (input, { actor, ports, ip, requestId }) => {
    const at = ports.clock.now();
    refuseOddPause(input.pausedUntil, dayOf(at));
    const before = await preferencesNow(actor.id);
    const pausedUntil = input.pausedUntil === undefined ? before.pausedUntil : input.pausedUntil;
    const set = {
      marketing: input.marketing ?? before.marketing,
      greetings: input.greetings ?? before.greetings,
      changedAt: at,
      ...(pausedUntil ? { pausedUntil } : {}),
    };
    await transact(async (tx) => {
      await Preferences.updateOne(
        { _id: actor.id },
        { $set: set, ...(pausedUntil ? {} : { $unset: { pausedUntil: 1 } }) },
        { upsert: true, session: tx },
      );
      await announce(tx, {
        type: "preferences.changed",
        aggregate: { kind: "customer", id: actor.id },
        actor: { kind: "customer", id: actor.id },
        at,
        data: { marketing: set.marketing, greetings: set.greetings },
      });
      await ports.audit.record(
        {
          actor: { kind: "customer", id: actor.id, roles: [] },
          act: "preferences.change",
          object: { kind: "customer", id: actor.id },
          customerId: actor.id,
          result: "ok",
          ip,
          requestId,
          fields: Object.keys(input),
        },
        { session: tx },
      );
    });
    return preferencesNow(actor.id);
  }),
];

/** Where the customer settled nothing, the bank's record of what they once agreed to stands. */
async function preferencesNow(customerId: string): Promise<ReachPreferences> {
  const [own, customer] = await Promise.all([
    preferencesOf([customerId]),
    customers.within(onlyCustomer(customerId)).find(customerId),
  ]);
  const set = own.get(customerId);
  return {
    marketing: set?.marketing ?? customer?.contact.marketing ?? false,
    greetings: set?.greetings ?? customer?.contact.greetings ?? false,
    ...(set?.pausedUntil ? { pausedUntil: set.pausedUntil } : {}),
  };
}

function refuseOddPause(until: string | null | undefined, today: string): void {
  if (!until) return;
  if (until < today || until > addDays(today, 366)) throw ReachError.badPause();
}
