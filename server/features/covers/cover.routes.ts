import { days } from "@server/core/clock";
import { type Implementation, implement, pick } from "@server/core/implement";
import type { StaffActor } from "@server/core/policy";
import { trailOf } from "@server/core/trail";
import { customers } from "@server/features/customers";
import {
  type CoverDocument,
  covers,
  type StaffDocument,
  staff,
  units,
} from "@server/features/organisation";
import type { Ports } from "@server/ports";
import type { Cover } from "@shared/staff/covers";
import { coverEndpoints as all } from "@shared/staff/covers";
import { StaffError } from "@shared/staff/errors";
import { coversSeenBy, mayEnter } from "./cover.policy";
import { presentCovers } from "./cover.present";
import { endCover, takeCover } from "./take-cover";

export const coverRoutes: readonly Implementation[] = [
  implement(pick(all, "GET /covers"))(async ({ staffId }, { actor, ports }) => {
    const now = ports.clock.now();
    const filter = { $and: [coversSeenBy(actor), staffId ? { staffId } : {}] };
    const list = await covers.list(filter, new Date(now.getTime() - days(90)));
    return { items: await presentCovers(list, actor, now) };
  }),
  implement(pick(all, "GET /cover-candidates"))(async ({ staffId }, { actor }) => ({
    items: await candidatesFor(await absentFor(staffId, actor)),
  })),
  implement(pick(all, "POST /covers"))(
    async ({ staffId, coverId, start, end, reason }, context) => {
      const absent = await absentFor(staffId, context.actor);
      const asked = { coverId, reason, start: new Date(start), end: new Date(end) };
      const made = await takeCover(
        { ...asked, staffId: absent._id },
        context.actor,
        trailOf(context),
      );
      return presentOne(made, context.actor, context.ports);
    },
  ),
  implement(pick(all, "POST /covers/:id/end"))(async ({ id }, context) =>
    presentOne(await endCover(id, context.actor, trailOf(context)), context.actor, context.ports),
  ),
];

async function presentOne(cover: CoverDocument, actor: StaffActor, { clock }: Ports) {
  const [shown] = await presentCovers([cover], actor, clock.now());
  return shown as Cover;
}

async function absentFor(staffId: string | undefined, actor: StaffActor): Promise<StaffDocument> {
  const person = await staff.find(staffId ?? actor.id);
  if (!person || !mayEnter(actor, person) || !person.roles.includes("rm"))
    throw StaffError.notFound();
  return person;
}

/** Managers of the same branch, the own team first, then by who has least to do. */
async function candidatesFor(absent: StaffDocument) {
  const branch = (await units.branchOf(absent.unitId))?._id ?? absent.unitId;
  const found = (await staff.within(branch)).filter(
    ({ _id, roles, state }) => _id !== absent._id && state === "active" && roles.includes("rm"),
  );
  const [load, named] = await Promise.all([
    customers.load(found.map(({ _id }) => _id)),
    units.named(found.map(({ unitId }) => unitId)),
  ]);
  const unitNames = new Map(named.map(({ _id, name }) => [_id, name]));
  return found
    .map(({ _id, name, title, unitId }) => ({
      id: _id,
      name,
      title,
      unitName: unitNames.get(unitId) ?? "",
      customers: load.get(_id) ?? 0,
      isNear: unitId === absent.unitId,
    }))
    .sort((a, b) => Number(b.isNear) - Number(a.isNear) || a.customers - b.customers)
    .map(({ isNear: _, ...one }) => one);
}
