import { type Implementation, implement, pick } from "@server/core/implement";
import { hasRole, type StaffActor } from "@server/core/policy";
import { trailOf } from "@server/core/trail";
import { countByUnit } from "@server/features/customers";
import { isOpen, StaffModel, type UnitDocument, units } from "@server/features/organisation";
import { UnitError } from "@shared/staff/errors";
import { staffEndpoints } from "@shared/staff/staff";
import { unitEndpoints as all, type UnitDetail } from "@shared/staff/units";
import { addUnit, closeUnit, editUnit, moveUnit } from "./change-units";

/** Administration and security see the whole tree, a head or lead their own part with what is above it. */
async function treeFor(actor: StaffActor): Promise<UnitDocument[]> {
  const tree = await units.all();
  if (hasRole(actor, "admin", "security")) return tree;
  const mine = tree.filter(({ _id }) => actor.unitIds.includes(_id));
  const above = new Set(mine.flatMap(({ path }) => path));
  return tree.filter(({ _id }) => above.has(_id));
}

const headcount = async (): Promise<Map<string, number>> => {
  const counts = await StaffModel.aggregate<{ _id: string; count: number }>([
    { $match: { state: "active" } },
    { $group: { _id: "$unitId", count: { $sum: 1 } } },
  ]);
  return new Map(counts.map(({ _id, count }) => [_id, count]));
};

const sumBelow = (tree: readonly UnitDocument[], id: string, counts: ReadonlyMap<string, number>) =>
  tree
    .filter(({ path }) => path.includes(id))
    .reduce((sum, { _id }) => sum + (counts.get(_id) ?? 0), 0);

async function present(unit: UnitDocument): Promise<UnitDetail> {
  const [tree, people, book] = await Promise.all([units.all(), headcount(), countByUnit()]);
  const names = new Map(tree.map(({ _id, name }) => [_id, name]));
  return {
    id: unit._id,
    no: unit.no,
    kind: unit.kind,
    name: unit.name,
    ...(unit.parentId ? { parentId: unit.parentId } : {}),
    ...(unit.address ? { address: unit.address } : {}),
    state: isOpen(unit) ? "open" : "closed",
    above: unit.path.slice(0, -1).map((id) => names.get(id) ?? ""),
    staff: sumBelow(tree, unit._id, people),
    customers: sumBelow(tree, unit._id, book),
    units: tree.filter((one) => one.parentId === unit._id && isOpen(one)).length,
  };
}

export const unitRoutes: readonly Implementation[] = [
  implement(pick(staffEndpoints, "GET /organisation"))(async (_input, { actor }) => {
    const [tree, people, book] = await Promise.all([treeFor(actor), headcount(), countByUnit()]);
    return {
      units: tree.map((unit) => ({
        id: unit._id,
        no: unit.no,
        kind: unit.kind,
        name: unit.name,
        ...(unit.parentId ? { parentId: unit.parentId } : {}),
        state: isOpen(unit) ? "open" : "closed",
        staff: people.get(unit._id) ?? 0,
        customers: sumBelow(tree, unit._id, book),
      })),
    };
  }),
  implement(pick(all, "GET /units/:id"))(async ({ id }, { actor }) => {
    const unit = (await treeFor(actor)).find(({ _id }) => _id === id);
    if (!unit) throw UnitError.notFound();
    return present(unit);
  }),
  implement(pick(all, "POST /units"))(async (given, context) =>
    present(await addUnit(given, trailOf(context))),
  ),
  implement(pick(all, "PATCH /units/:id"))(async ({ id, ...given }, context) =>
    present(await editUnit(id, given, trailOf(context))),
  ),
  implement(pick(all, "POST /units/:id/move"))(async ({ id, parentId }, context) =>
    present(await moveUnit(id, parentId, trailOf(context))),
  ),
  implement(pick(all, "POST /units/:id/close"))(async ({ id }, context) =>
    present(await closeUnit(id, trailOf(context))),
  ),
];
