import { announce } from "@server/core/events";
import { newId } from "@server/core/ids";
import { isDuplicateKey, type Tx, transact } from "@server/core/mongo";
import type { Trail } from "@server/core/trail";
import { moveBook } from "@server/features/customers";
import {
  isOpen,
  type StaffDocument,
  staff,
  type UnitDocument,
  units,
} from "@server/features/organisation";
import { forgetStaff } from "@server/features/sessions";
import type { StaffRole } from "@shared/core/endpoint";
import { StaffError } from "@shared/staff/errors";

interface NewPerson {
  readonly no: string;
  readonly name: string;
  readonly title: string;
  readonly unitId: string;
  readonly phone?: string | undefined;
  readonly skills?: readonly string[] | undefined;
}

async function openUnit(id: string): Promise<UnitDocument> {
  const unit = await units.find(id);
  if (!unit || !isOpen(unit)) throw StaffError.unitClosed();
  return unit;
}

/** Adds somebody without any role: what they may do is granted by the security officer. */
export async function addStaff(
  { no, name, title, unitId, phone, skills = [] }: NewPerson,
  trail: Trail,
): Promise<StaffDocument> {
  const unit = await openUnit(unitId);
  const _id = newId("stf");
  const now = trail.ports.clock.now();
  try {
    await transact(async (tx) => {
      await staff.insert(
        { _id, no, name, title, roles: [], unitId, unitPath: unit.path, skills, createdAt: now },
        tx,
      );
      if (phone) await staff.setPhone(trail.ports.vault, _id, phone, tx);
      await tell("staff.added", _id, ["no", "name", "title", "unitId"], trail, tx);
    });
  } catch (error) {
    throw isDuplicateKey(error) ? StaffError.noTaken() : error;
  }
  return (await staff.find(_id)) as StaffDocument;
}

interface Change {
  readonly name?: string | undefined;
  readonly title?: string | undefined;
  readonly phone?: string | undefined;
  readonly skills?: readonly string[] | undefined;
  readonly unitId?: string | undefined;
}

/** Changes a record; somebody who moves to another unit takes their book along. */
export async function editStaff(
  person: StaffDocument,
  { phone, unitId, ...plain }: Change,
  trail: Trail,
): Promise<StaffDocument> {
  const unit = unitId && unitId !== person.unitId ? await openUnit(unitId) : undefined;
  const set = {
    ...(Object.fromEntries(
      Object.entries(plain).filter(([, value]) => value !== undefined),
    ) as Pick<Change, "name" | "title" | "skills">),
    ...(unit ? { unitId: unit._id, unitPath: unit.path } : {}),
  };
  const after = await transact(async (tx) => {
    const changed = await staff.change(person._id, set as never, tx);
    if (phone) await staff.setPhone(trail.ports.vault, person._id, phone, tx);
    if (unit) await moveBook({ _id: person._id, unitId: unit._id, unitPath: unit.path }, tx);
    const fields = [...Object.keys(set), ...(phone ? ["phone"] : [])];
    await tell("staff.edited", person._id, fields, trail, tx);
    return changed;
  });
  forgetStaff(person._id);
  return after ?? person;
}

/** Gives access back, or other roles. What was open under the former rights is closed by the caller. */
export async function changeStanding(
  person: StaffDocument,
  set: { readonly state: "active" } | { readonly roles: readonly StaffRole[] },
  act: string,
  trail: Trail,
): Promise<StaffDocument> {
  const after = await transact(async (tx) => {
    const changed = await staff.change(person._id, set, tx);
    await tell(act, person._id, Object.keys(set), trail, tx);
    return changed;
  });
  forgetStaff(person._id);
  return after ?? person;
}

/** Announces what became of a record and writes it to the trail. */
export async function tell(
  act: string,
  id: string,
  fields: readonly string[],
  { actor, ip, requestId, ports }: Trail,
  tx: Tx,
): Promise<void> {
  await announce(tx, {
    type: act,
    aggregate: { kind: "staff", id },
    actor,
    at: ports.clock.now(),
  });
  await ports.audit.record(
    { actor, act, object: { kind: "staff", id }, result: "ok", ip, requestId, fields },
    { session: tx },
  );
}
