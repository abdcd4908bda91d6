import { hours } from "@server/core/clock";
import { type Tx, transact } from "@server/core/mongo";
import { customers, everyCustomer } from "@server/features/customers";
import { openTasks } from "@server/features/tasks";
import type { Ports } from "@server/ports";
import { tasks as words } from "@shared/text/zh-CN/tasks";
import { Deliveries, type DeliveryDocument } from "./delivery.model";
import { groupBy } from "./group-by";
import { kindNamed } from "./kind";
import { plainKind } from "./plain-kind";
import { Purses } from "./purse.model";
import { repeatable } from "./record";

/**
 * Takes up what a dead worker left behind. Rows it had not tried go back to the queue. Rows it was
 * trying may have left: where the platform tells repetitions apart they are tried again, else they
 * stay UNKNOWN for ever – said to people, never repeated silently.
 */
export async function recover(ports: Ports): Promise<void> {
  const isOver = { $expr: { $lt: ["$leaseUntil", "$$NOW"] } };
  await Deliveries.updateMany(
    { state: "CLAIMED", leaseUntil: { $ne: null }, ...isOver },
    { $set: { state: "PLANNED" }, $unset: { claim: 1, leaseUntil: 1 } },
  );
  const left = await Deliveries.find({
    state: "ATTEMPTING",
    leaseUntil: { $ne: null },
    ...isOver,
  })
    .limit(500)
    .lean<DeliveryDocument[]>();
  if (left.length > 0) await sortOut(left, ports);
}

async function sortOut(left: readonly DeliveryDocument[], ports: Ports): Promise<void> {
  const now = ports.clock.now();
  const again = left.filter(mayRepeat);
  const unknown = left.filter((delivery) => !mayRepeat(delivery));
  await transact(async (tx) => {
    // The fence is compared too: another worker may be sorting out the same rows.
    const ours = (list: readonly DeliveryDocument[]): Record<string, unknown> => ({
      state: "ATTEMPTING",
      $or: list.map(({ _id, claim }) => ({ _id, claim })),
    });
    if (again.length > 0)
      await Deliveries.updateMany(
        ours(again),
        { $set: { state: "RETRY", dueAt: now }, $unset: { claim: 1, leaseUntil: 1 } },
        { session: tx },
      );
    if (unknown.length === 0) return;
    const changed = await Deliveries.updateMany(
      ours(unknown),
      {
        $set: { state: "UNKNOWN", failure: "unknown", decidedAt: now },
        $unset: { claim: 1, leaseUntil: 1 },
      },
      { session: tx },
    );
    if (changed.modifiedCount === 0) return;
    await forgetHeld(unknown, tx);
    for (const group of groupBy(unknown, ({ kind }) => kind)) {
      const kind = kindNamed(group[0]?.kind ?? "", plainKind);
      const ended = group.map((delivery) => ({ delivery, state: "UNKNOWN" as const, at: now }));
      await kind.settled?.(ended, ports, tx);
    }
    await askManagers(unknown, { ports, tx, now });
  });
}

/** A socket frame and a task do no harm twice; a template message carries its own id. */
function mayRepeat({ channel, firstAttemptAt }: DeliveryDocument): boolean {
  if (channel === "socket" || channel === "task") return true;
  if (channel !== "template" || !firstAttemptAt) return false;
  return Date.now() - firstAttemptAt.getTime() < repeatable;
}

/** A right that went with a message of unknown fate counts as used. */
async function forgetHeld(deliveries: readonly DeliveryDocument[], tx: Tx): Promise<void> {
  const ids = deliveries.map(({ _id }) => _id);
  await Purses.updateMany(
    { held: { $in: ids } },
    { $pull: { held: { $in: ids } } },
    { session: tx },
  );
}

/** A service message of unknown fate is a person's matter. */
async function askManagers(
  deliveries: readonly DeliveryDocument[],
  {
    ports,
    tx,
    now,
  }: {
    readonly ports: Ports;
    readonly tx: Tx;
    readonly now: Date;
  },
): Promise<void> {
  const service = deliveries.filter((delivery) => delivery.class === "SERVICE");
  const people = await customers
    .within(everyCustomer)
    .findMany(service.map(({ customerId }) => customerId));
  const managers = new Map(people.map(({ _id, rmId }) => [_id, rmId]));
  await openTasks(
    service.flatMap(({ _id, customerId }) => {
      const assigneeId = managers.get(customerId);
      if (!assigneeId) return [];
      return [
        {
          key: `unknown:${_id}`,
          kind: "reach" as const,
          assigneeId,
          customerId,
          title: words.titles.unknown,
          dueAt: new Date(now.getTime() + hours(4)),
        },
      ];
    }),
    { ports, session: tx },
  );
}
