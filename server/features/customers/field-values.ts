import { announce } from "@server/core/events";
import { transact } from "@server/core/mongo";
import type { Trail } from "@server/core/trail";
import type { Sealed, Vault } from "@server/core/vault";
import type { LiveField } from "@shared/forms/field";
import type { Answer } from "@shared/forms/question";
import { isSealed } from "@shared/forms/sealed";
import type { ClientSession } from "mongoose";
import { type CustomerDocument, CustomerModel, type FieldMark } from "./customer.model";
import { recordChanges } from "./field-change.model";

/** New values by field; null empties it. They have been checked before. */
export type FieldChanges = ReadonlyMap<LiveField, Answer | null>;

/** Where a sealed value of one of the bank's own fields stands. */
export const fieldPlace = (customerId: string, key: string) => ({
  collection: "customers",
  id: customerId,
  field: `fields.${key}`,
});

/** The values of these fields that a customer has, sealed ones opened in one step. */
export async function openFields(
  vault: Vault,
  customer: CustomerDocument,
  fields: readonly LiveField[],
): Promise<Map<string, Answer>> {
  const values = new Map<string, Answer>();
  for (const { key } of fields) {
    const clear = customer.fields?.[key];
    if (clear !== undefined) values.set(key, clear);
  }
  const wanted = new Set(fields.map(({ key }) => key));
  const sealed = (customer.sealedFields ?? []).filter(({ key }) => wanted.has(key));
  const opened = await vault.openMany(
    sealed.map(({ key, value }) => ({
      owner: customer._id,
      place: fieldPlace(customer._id, key),
      sealed: value,
    })),
  );
  sealed.forEach(({ key }, at) => {
    values.set(key, JSON.parse(opened[at] ?? "null") as Answer);
  });
  return values;
}

/** Whether a customer has a value of this field at all. */
export const hasField = (customer: CustomerDocument, key: string): boolean =>
  customer.fields?.[key] !== undefined || customer.sealedKnown?.[key] === true;

/** Values sealed ahead of a transaction, by field key. */
export async function sealFields(
  vault: Vault,
  customerId: string,
  changes: FieldChanges,
): Promise<Map<string, Sealed>> {
  const given = [...changes].flatMap(([field, value]) =>
    value !== null && isSealed(field) ? [{ key: field.key, plain: JSON.stringify(value) }] : [],
  );
  const sealed = await vault.sealMany(
    given.map(({ key, plain }) => ({
      owner: customerId,
      place: fieldPlace(customerId, key),
      plain,
    })),
  );
  return new Map(given.map(({ key }, at) => [key, sealed[at] as Sealed]));
}

/** What a change of fields sets and takes away on the record as it is. */
export function fieldUpdate(
  customer: Pick<CustomerDocument, "sealedFields">,
  changes: FieldChanges,
  sealed: ReadonlyMap<string, Sealed>,
  mark: FieldMark,
): { readonly set: Record<string, unknown>; readonly unset: Record<string, unknown> } {
  const keys = new Set([...changes.keys()].map(({ key }) => key));
  const others = (customer.sealedFields ?? []).filter(({ key }) => !keys.has(key));
  const set: Record<string, unknown> = {
    sealedFields: [...others, ...[...sealed].map(([key, value]) => ({ key, value }))],
  };
  const unset: Record<string, unknown> = {};
  for (const [{ key }, value] of changes) {
    set[`fieldMarks.${key}`] = mark;
    if (sealed.has(key)) {
      set[`sealedKnown.${key}`] = true;
      unset[`fields.${key}`] = 1;
    } else {
      unset[`sealedKnown.${key}`] = 1;
      if (value === null) unset[`fields.${key}`] = 1;
      else set[`fields.${key}`] = value;
    }
  }
  return { set, unset };
}

/** Writes fields of one customer with their event and their line in the trail: all of it or nothing. */
export async function setFields(
  customerId: string,
  changes: FieldChanges,
  source: FieldMark["source"],
  trail: Trail,
  within?: ClientSession,
): Promise<void> {
  if (changes.size === 0) return;
  const sealed = await sealFields(trail.ports.vault, customerId, changes);
  const write = (tx: ClientSession) => writeFields(customerId, changes, sealed, source, trail, tx);
  await (within ? write(within) : transact(write));
}

async function writeFields(
  customerId: string,
  changes: FieldChanges,
  sealed: ReadonlyMap<string, Sealed>,
  source: FieldMark["source"],
  { actor, ip, requestId, ports }: Trail,
  tx: ClientSession,
): Promise<void> {
  const at = ports.clock.now();
  const customer = await CustomerModel.findById(customerId)
    .session(tx)
    .lean<CustomerDocument | null>();
  if (!customer) return;
  const before = await openFields(ports.vault, customer, [...changes.keys()]);
  const { set, unset } = fieldUpdate(customer, changes, sealed, { source, at });
  await CustomerModel.updateOne(
    { _id: customerId },
    {
      $set: { ...set, updatedAt: at },
      ...(Object.keys(unset).length > 0 ? { $unset: unset } : {}),
    },
    { session: tx },
  );
  const keys = [...changes.keys()].map(({ key }) => key);
  await recordChanges(customerId, said(changes, before), { trail: { actor, ports }, source }, tx);
  await announce(tx, {
    type: "customer.fieldsChanged",
    aggregate: { kind: "customer", id: customerId },
    actor,
    at,
    data: { customerId, keys, source },
  });
  await ports.audit.record(
    {
      actor,
      act: "customer.fieldsChanged",
      object: { kind: "customer", id: customerId },
      customerId,
      result: "ok",
      ip,
      requestId,
      fields: keys,
    },
    { session: tx },
  );
}

/** What fields were and become, as their history keeps it. */
function said(changes: FieldChanges, before: ReadonlyMap<string, Answer>) {
  return [...changes].map(([{ key }, value]) => {
    const was = before.get(key);
    return {
      key,
      ...(was === undefined ? {} : { from: JSON.stringify(was) }),
      ...(value === null ? {} : { to: JSON.stringify(value) }),
    };
  });
}

/** How many customers have a value of this field. */
export function countField(key: string): Promise<number> {
  return CustomerModel.countDocuments({
    $or: [{ [`fields.${key}`]: { $exists: true } }, { [`sealedKnown.${key}`]: true }],
  });
}
