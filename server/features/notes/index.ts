export { type NoteDocument, noteRecords } from "./note.model";
export { readsNotes, writesNotes } from "./note.policy";
export { presentNotes } from "./note.present";
export { noteRoutes } from "./note.routes";
export { writeNote } from "./write-note";
