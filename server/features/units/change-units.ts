import { announce } from "@server/core/events";
import { newId } from "@server/core/ids";
import { isDuplicateKey, type Tx, transact } from "@server/core/mongo";
import type { Trail } from "@server/core/trail";
import { countByUnit } from "@server/features/customers";
import {
  isOpen,
  StaffModel,
  staff,
  type UnitDocument,
  UnitModel,
  units,
} from "@server/features/organisation";
import { UnitError } from "@shared/staff/errors";
import { mayStandUnder } from "@shared/staff/units";

interface NewUnit {
  readonly no: string;
  readonly name: string;
  readonly kind: UnitDocument["kind"];
  readonly parentId: string;
  readonly address?: string | undefined;
}

async function parentFor(id: string, kind: UnitDocument["kind"]): Promise<UnitDocument> {
  const parent = await units.find(id);
  if (!parent || !isOpen(parent) || !mayStandUnder(kind, parent.kind)) throw UnitError.badParent();
  return parent;
}

/** Adds a unit under an open one. */
export async function addUnit(
  { no, name, kind, parentId, address }: NewUnit,
  trail: Trail,
): Promise<UnitDocument> {
  const parent = await parentFor(parentId, kind);
  const _id = newId("unt");
  const unit: UnitDocument = {
    _id,
    no,
    kind,
    name,
    parentId,
    path: [...parent.path, _id],
    ...(address ? { address } : {}),
    state: "open",
  };
  try {
    await transact(async (tx) => {
      await UnitModel.create([unit], { session: tx });
      await tell("unit.added", _id, ["no", "name", "kind", "parentId"], trail, tx);
    });
  } catch (error) {
    throw isDuplicateKey(error) ? UnitError.noTaken() : error;
  }
  return unit;
}

/** Renames a unit or changes its address. */
export async function editUnit(
  id: string,
  given: { readonly name?: string | undefined; readonly address?: string | undefined },
  trail: Trail,
): Promise<UnitDocument> {
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return transact(async (tx) => {
    const after = await UnitModel.findByIdAndUpdate(
      id,
      { $set: set },
      { returnDocument: "after", session: tx },
    ).lean<UnitDocument | null>();
    if (!after) throw UnitError.notFound();
    await tell("unit.changed", id, Object.keys(set), trail, tx);
    return after;
  });
}

/**
 * Hangs a unit under another with everything below. The tree and its people move in one transaction;
 * records of customers carry the new path within a second, by a job that can be repeated.
 */
export async function moveUnit(id: string, parentId: string, trail: Trail): Promise<UnitDocument> {
  const unit = await units.find(id);
  if (!unit?.parentId) throw unit ? UnitError.badParent() : UnitError.notFound();
  const parent = await parentFor(parentId, unit.kind);
  if (parent.path.includes(id)) throw UnitError.badParent();
  if (unit.parentId === parentId) return unit;
  const subtree = await UnitModel.find({ path: id }).lean<UnitDocument[]>();
  await transact(async (tx) => {
    for (const one of subtree) {
      const path = [...parent.path, ...one.path.slice(one.path.indexOf(id))];
      const set = {
        path,
        // A move before the last one was followed up is followed up from where the records still are.
        formerPath: one.formerPath ?? one.path,
        ...(one._id === id ? { parentId } : {}),
      };
      await UnitModel.updateOne({ _id: one._id }, { $set: set }, { session: tx });
      await StaffModel.updateMany(
        { unitId: one._id },
        { $set: { unitPath: path } },
        { session: tx },
      );
    }
    await tell("unit.moved", id, ["parentId"], trail, tx);
  });
  await trail.ports.jobs.wake("unit.repath").catch(() => {});
  return (await units.find(id)) ?? unit;
}

/** Closes a unit in which nobody works and to which no customer and no open unit belongs. */
export async function closeUnit(id: string, trail: Trail): Promise<UnitDocument> {
  const unit = await units.find(id);
  if (!unit) throw UnitError.notFound();
  if (!unit.parentId) throw UnitError.badParent();
  const [people, book, below] = await Promise.all([
    staff.activeIn(id),
    countByUnit(),
    UnitModel.countDocuments({ parentId: id, state: { $ne: "closed" } }),
  ]);
  const customers = book.get(id) ?? 0;
  if (people + customers + below > 0)
    throw UnitError.notEmpty({ staff: people, customers, units: below });
  return transact(async (tx) => {
    const after = await UnitModel.findByIdAndUpdate(
      id,
      { $set: { state: "closed" } },
      { returnDocument: "after", session: tx },
    ).lean<UnitDocument | null>();
    await tell("unit.closed", id, ["state"], trail, tx);
    return after ?? unit;
  });
}

async function tell(
  act: string,
  id: string,
  fields: readonly string[],
  { actor, ip, requestId, ports }: Trail,
  tx: Tx,
): Promise<void> {
  await announce(tx, {
    type: act,
    aggregate: { kind: "unit", id },
    actor,
    at: ports.clock.now(),
  });
  await ports.audit.record(
    { actor, act, object: { kind: "unit", id }, result: "ok", ip, requestId, fields },
    { session: tx },
  );
}
