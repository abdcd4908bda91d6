import type { StaffActor } from "@server/core/policy";
import {
  type CustomerDocument,
  type LockState,
  openLocks,
  presentLocks,
} from "@server/features/customers";
import { staff } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import type { Note } from "@shared/notes/notes";
import { type NoteDocument, notePlace } from "./note.model";
import { opensPrivate, readsText, writesNotes } from "./note.policy";

/** Notes as one reader sees them: a colleague's private one is there, but closed. */
export async function presentNotes(
  list: readonly NoteDocument[],
  customer: CustomerDocument,
  actor: StaffActor,
  ports: Pick<Ports, "vault">,
  opened: ReadonlySet<string> = new Set(),
): Promise<Note[]> {
  const readable = list.filter((note) => readsText(actor, note) || opened.has(note._id));
  const [texts, authors, locks] = await Promise.all([
    ports.vault.openMany(
      readable.map(({ _id, text }) => ({
        owner: customer._id,
        place: notePlace(_id),
        sealed: text,
      })),
    ),
    staff.named([...new Set(list.map(({ authorId }) => authorId))]),
    openLocks(ports.vault, customer),
  ]);
  const textOf = new Map(readable.map(({ _id }, at) => [_id, texts[at] ?? ""]));
  const names = new Map(authors.map(({ _id, name }) => [_id, name]));
  return list.map((note) => {
    const { _id, kind, isPrivate, authorId, at } = note;
    const text = textOf.get(_id);
    const isOwn = authorId === actor.id;
    const set = text === undefined ? [] : locksOf(_id, locks);
    return {
      id: _id,
      kind,
      ...(text === undefined ? {} : { text }),
      isPrivate,
      locks: set,
      author: { id: authorId, name: names.get(authorId) ?? "" },
      at: at.toISOString(),
      abilities: {
        remove: isOwn && kind !== "interview",
        open: text === undefined && opensPrivate(actor, customer),
        unlock: set.length > 0 && writesNotes(actor, customer),
      },
    };
  });
}

const locksOf = (noteId: string, { locks }: LockState) =>
  presentLocks({ locks: locks.filter((lock) => lock.noteId === noteId), tags: [] });
