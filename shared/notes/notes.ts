import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { defineErrors } from "../core/errors";
import { Id } from "../core/ids";

/** Matters a customer does not want to be spoken to about. */
export const lockTopics = [
  "divorce",
  "illness",
  "bereavement",
  "lawsuit",
  "business",
  "children",
  "other",
] as const;
export type LockTopic = (typeof lockTopics)[number];

/** Something not to be mentioned, with the words by which it would be. */
export const TopicLock = z.object({
  topic: z.enum(lockTopics),
  label: z.string(),
  words: z.array(z.string()),
});
export type TopicLock = z.infer<typeof TopicLock>;

export const NewLock = z.object({
  topic: z.enum(lockTopics),
  /** The customer's own words for it; needed for `other`. */
  words: z.array(z.string().trim().min(1).max(12)).max(8).optional(),
});

/** What a member of staff wrote down about a customer. */
export const Note = z.object({
  id: Id,
  kind: z.enum(["note", "call", "interview"]),
  /** Absent while a private note of somebody else was not opened. */
  text: z.string().optional(),
  isPrivate: z.boolean(),
  locks: z.array(TopicLock),
  author: z.object({ id: Id, name: z.string() }),
  at: z.iso.datetime(),
  abilities: z.object({ remove: z.boolean(), open: z.boolean(), unlock: z.boolean() }),
});
export type Note = z.infer<typeof Note>;

export const NoteError = defineErrors("note", { notFound: 404, lockWords: 400 });

const readers = ["rm", "lead", "head"] as const;
const writers = ["rm", "lead"] as const;

export const listNotes = endpoint({
  method: "GET",
  path: "/customers/:customerId/notes",
  summary: "Notes about a customer, newest first; private ones of others stay closed.",
  audience: "staff",
  roles: readers,
  input: z.object({ customerId: Id }),
  output: z.object({ items: z.array(Note) }),
});

export const addNote = endpoint({
  method: "POST",
  path: "/customers/:customerId/notes",
  summary: "Writes a note, and locks topics that must not be mentioned.",
  audience: "staff",
  roles: writers,
  input: z.object({
    customerId: Id,
    kind: z.enum(["note", "call"]).optional(),
    text: z.string().trim().min(1).max(2000),
    isPrivate: z.boolean().optional(),
    locks: z.array(NewLock).max(5).optional(),
  }),
  output: Note,
});

export const openNote = endpoint({
  method: "POST",
  path: "/notes/:id/open",
  summary: "Opens a colleague's private note; the look is in the trail before it is answered.",
  audience: "staff",
  roles: ["lead"],
  input: z.object({ id: Id }),
  output: Note,
});

export const removeNote = endpoint({
  method: "DELETE",
  path: "/notes/:id",
  summary: "Takes back one's own note, with the locks it set.",
  audience: "staff",
  roles: writers,
  input: z.object({ id: Id }),
  output: z.object({}),
});

export const unlockNote = endpoint({
  method: "POST",
  path: "/notes/:id/unlock",
  summary: "Lifts the locks that a note set; the note stays.",
  audience: "staff",
  roles: writers,
  input: z.object({ id: Id }),
  output: Note,
});

export const listLocks = endpoint({
  method: "GET",
  path: "/customers/:customerId/locks",
  summary: "What must not be mentioned to a customer, for whoever writes to them.",
  audience: "staff",
  roles: ["rm", "lead", "head", "expert", "lobby"],
  input: z.object({ customerId: Id }),
  output: z.object({ items: z.array(TopicLock) }),
});

export const noteEndpoints = [
  listNotes,
  addNote,
  openNote,
  removeNote,
  unlockNote,
  listLocks,
] as const;
