import { type Implementation, implement, type RequestContext } from "@server/core/implement";
import type { StaffActor } from "@server/core/policy";
import { trailOf } from "@server/core/trail";
import {
  bulkReads,
  type CustomerDocument,
  customers,
  customersSeenBy,
  noteRead,
  openLocks,
  presentLocks,
} from "@server/features/customers";
import * as contract from "@shared/notes/notes";
import { NoteError } from "@shared/notes/notes";
import { type NoteDocument, noteRecords } from "./note.model";
import { opensPrivate, readsNotes, writesNotes } from "./note.policy";
import { presentNotes } from "./note.present";
import { takeBackNote, unlock, writeNote } from "./write-note";

type Context = RequestContext<StaffActor>;

export const noteRoutes: readonly Implementation[] = [
  implement(contract.listNotes)(async ({ customerId }, context) => {
    const customer = await readable(customerId, context.actor);
    await bulkReads(context.actor.id, customerId);
    noteRead(context, "notes.read", customerId);
    const list = await noteRecords.of(customerId);
    return { items: await presentNotes(list, customer, context.actor, context.ports) };
  }),
  implement(contract.addNote)(async ({ customerId, kind, text, isPrivate, locks }, context) => {
    const customer = await readable(customerId, context.actor);
    if (!writesNotes(context.actor, customer)) throw NoteError.notFound();
    const note = await writeNote(
      customer,
      {
        kind: kind ?? "note",
        text,
        isPrivate: isPrivate ?? false,
        locks: (locks ?? []).map(({ topic, words = [] }) => ({ topic, words })),
      },
      trailOf(context),
    );
    return presentOne(note, context);
  }),
  implement(contract.openNote)(async ({ id }, context) => {
    const { note, customer } = await found(id, context.actor);
    if (!opensPrivate(context.actor, customer)) throw NoteError.notFound();
    const { actor, ip, requestId, ports } = context;
    // In the trail before the text is answered: what cannot be written down is not shown.
    await ports.audit.await({
      actor: { kind: "staff", id: actor.id, roles: actor.roles },
      act: "note.privateOpened",
      object: { kind: "note", id },
      customerId: customer._id,
      result: "ok",
      ip,
      requestId,
    });
    return presentOne(note, context, new Set([id]));
  }),
  implement(contract.removeNote)(async ({ id }, context) => {
    const { note } = await found(id, context.actor);
    if (note.authorId !== context.actor.id || note.kind === "interview") throw NoteError.notFound();
    await takeBackNote(note, trailOf(context));
    return {};
  }),
  implement(contract.unlockNote)(async ({ id }, context) => {
    const { note, customer } = await found(id, context.actor);
    if (!writesNotes(context.actor, customer)) throw NoteError.notFound();
    const after = await unlock(note, trailOf(context));
    return presentOne(after ?? note, context);
  }),
  implement(contract.listLocks)(async ({ customerId }, { actor, ports }) => {
    const customer = await customers.within(customersSeenBy(actor)).find(customerId);
    // Who sees no record learns of no lock, and needs none to be polite.
    if (!customer) throw NoteError.notFound();
    return { items: presentLocks(await openLocks(ports.vault, customer)) };
  }),
];

async function readable(customerId: string, actor: StaffActor): Promise<CustomerDocument> {
  const customer = await customers.within(customersSeenBy(actor)).find(customerId);
  if (!customer || !readsNotes(actor, customer)) throw NoteError.notFound();
  return customer;
}

async function found(id: string, actor: StaffActor) {
  const note = await noteRecords.find(id);
  if (!note) throw NoteError.notFound();
  return { note, customer: await readable(note.customerId, actor) };
}

async function presentOne(
  note: NoteDocument,
  { actor, ports }: Context,
  opened?: ReadonlySet<string>,
) {
  const customer = await readable(note.customerId, actor);
  const [shown] = await presentNotes([note], customer, actor, ports, opened);
  if (!shown) throw NoteError.notFound();
  return shown;
}
