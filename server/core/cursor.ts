import { RequestError } from "@shared/core/errors";

/** Where a page ended: the instant a list is sorted by, and the id that decides between equals. */
export interface Place {
  readonly at: Date;
  readonly id: string;
}

/** Writes a place as a cursor that a client hands back unread. */
export const cursorOf = ({ at, id }: Place): string =>
  Buffer.from(`${at.toISOString()}|${id}`).toString("base64url");

/** Reads a cursor back. One that was not written here is refused; it opens nothing, the Scope still holds. */
export function readCursor(cursor: string | undefined): Place | undefined {
  if (!cursor) return undefined;
  const [instant = "", id = ""] = Buffer.from(cursor, "base64url").toString("utf8").split("|");
  const at = new Date(instant);
  if (Number.isNaN(at.getTime()) || !/^[a-z]+_[0-9a-z]+$/.test(id))
    throw RequestError.invalid({ issues: [{ path: "cursor" }] });
  return { at, id };
}
