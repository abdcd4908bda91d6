import { type Implementation, implement, pick } from "@server/core/implement";
import { trailOf } from "@server/core/trail";
import { customers } from "@server/features/customers";
import { staff, units } from "@server/features/organisation";
import { HandoverError } from "@shared/staff/errors";
import { handoverEndpoints as all } from "@shared/staff/handovers";
import { briefFor, markBriefRead } from "./brief";
import { handovers } from "./handover.model";
import { handoversSeenBy, maySucceed } from "./handover.policy";
import { presentHandover } from "./handover.present";
import { cardOf, formerManager, previewHandover } from "./preview-handover";
import { startHandover } from "./start-handover";

export const handoverRoutes: readonly Implementation[] = [
  implement(pick(all, "POST /handovers/preview"))(async (asked, { actor, ports }) =>
    previewHandover(asked, actor, ports),
  ),
  implement(pick(all, "GET /handover-successors"))(async ({ fromId }, { actor }) => {
    await formerManager(fromId, actor);
    const found = (await staff.withRole("rm")).filter((one) => maySucceed(actor, one, fromId));
    const [load, named] = await Promise.all([
      customers.load(found.map(({ _id }) => _id)),
      units.named(found.map(({ unitId }) => unitId)),
    ]);
    const names = new Map(named.map(({ _id, name }) => [_id, name]));
    return {
      items: found
        .map((one) => ({
          ...cardOf(one),
          unitName: names.get(one.unitId) ?? "",
          customers: load.get(one._id) ?? 0,
        }))
        .sort((a, b) => a.customers - b.customers),
    };
  }),
  implement(pick(all, "POST /handovers"))(async (asked, context) => {
    const started = await startHandover(asked, context.actor, trailOf(context));
    await context.ports.jobs.wake("handover.wake").catch(() => {});
    return presentHandover(started, context.ports);
  }),
  implement(pick(all, "GET /handovers"))(async ({ staffId }, { actor, ports }) => {
    const list = await handovers
      .within(handoversSeenBy(actor))
      .latest(staffId ? { $or: [{ fromId: staffId }, { successorIds: staffId }] } : {});
    return { items: await Promise.all(list.map((one) => presentHandover(one, ports))) };
  }),
  implement(pick(all, "GET /handovers/:id"))(async ({ id }, { actor, ports }) => {
    const found = await handovers.within(handoversSeenBy(actor)).find(id);
    if (!found) throw HandoverError.notFound();
    return presentHandover(found, ports);
  }),
  implement(pick(all, "GET /customers/:customerId/handover-brief"))(
    async ({ customerId }, context) => briefFor(customerId, context),
  ),
  implement(pick(all, "POST /customers/:customerId/handover-brief/read"))(
    async ({ customerId }, context) => markBriefRead(customerId, context),
  ),
];
