import { announce } from "@server/core/events";
import { newId } from "@server/core/ids";
import { type Tx, transact } from "@server/core/mongo";
import type { Trail } from "@server/core/trail";
import { type CustomerDocument, type SetLock, setLocks } from "@server/features/customers";
import { NoteError } from "@shared/notes/notes";
import { type NoteDocument, NoteModel, notePlace, noteRecords } from "./note.model";

export interface NewNote {
  readonly kind: NoteDocument["kind"];
  readonly text: string;
  readonly isPrivate: boolean;
  readonly locks: readonly Omit<SetLock, "noteId">[];
}

/** Writes a note with its locks, its event and its line in the trail; inside a caller's transaction if there is one. */
export async function writeNote(
  { _id: customerId }: Pick<CustomerDocument, "_id">,
  { kind, text, isPrivate, locks }: NewNote,
  trail: Trail,
  within?: Tx,
): Promise<NoteDocument> {
  const bare = locks.find(({ topic, words }) => topic === "other" && words.length === 0);
  if (bare) throw NoteError.lockWords();
  const { ports, actor } = trail;
  const _id = newId("not");
  const note: NoteDocument = {
    _id,
    customerId,
    authorId: actor.id,
    kind,
    text: await ports.vault.seal(customerId, notePlace(_id), text),
    isPrivate,
    hasLocks: locks.length > 0,
    at: ports.clock.now(),
  };
  const write = async (tx: Tx) => {
    await NoteModel.create([note], { session: tx });
    if (locks.length > 0) {
      const set = locks.map((lock) => ({ ...lock, noteId: _id }));
      await setLocks(ports.vault, customerId, (before) => [...before, ...set], tx);
    }
    await writeDown("note.added", note, trail, tx);
  };
  await (within ? write(within) : transact(write));
  return note;
}

/** Takes back one's own note, and with it the locks it set. */
export async function takeBackNote(note: NoteDocument, trail: Trail): Promise<void> {
  await transact(async (tx) => {
    const done = await NoteModel.updateOne(
      { _id: note._id, removedAt: null },
      { $set: { removedAt: trail.ports.clock.now() } },
      { session: tx },
    );
    if (done.modifiedCount === 0) throw NoteError.notFound();
    await liftLocks(note, trail, tx);
    await writeDown("note.removed", note, trail, tx);
  });
}

/** Lifts the locks of a note that stays. */
export async function unlock(note: NoteDocument, trail: Trail): Promise<NoteDocument | null> {
  await transact(async (tx) => {
    await NoteModel.updateOne({ _id: note._id }, { $set: { hasLocks: false } }, { session: tx });
    await liftLocks(note, trail, tx);
    await writeDown("note.unlocked", note, trail, tx);
  });
  return noteRecords.find(note._id);
}

async function liftLocks({ _id, customerId }: NoteDocument, { ports }: Trail, tx: Tx) {
  const others = (before: readonly SetLock[]) => before.filter(({ noteId }) => noteId !== _id);
  await setLocks(ports.vault, customerId, others, tx);
}

async function writeDown(
  act: "note.added" | "note.removed" | "note.unlocked",
  { _id, customerId, kind }: NoteDocument,
  { actor, ip, requestId, ports }: Trail,
  tx: Tx,
): Promise<void> {
  const object = { kind: "note", id: _id };
  await announce(tx, {
    type: act,
    aggregate: object,
    actor,
    at: ports.clock.now(),
    data: { customerId, kind },
  });
  await ports.audit.record(
    { actor, act, object, customerId, result: "ok", ip, requestId },
    { session: tx },
  );
}
