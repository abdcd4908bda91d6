import { randomFillSync } from "node:crypto";
import { formatId, type IdPrefix } from "@shared/core/ids";

const length = 16;
/** Drawn by the thousand: one call an id would cost more than the id. Each part is used once. */
const drawn = Buffer.alloc(length * 512);
let next = drawn.length;

/** A new random id: prefix and 128 bits. */
export function newId(prefix: IdPrefix): string {
  if (next >= drawn.length) {
    randomFillSync(drawn);
    next = 0;
  }
  const id = formatId(prefix, drawn.subarray(next, next + length));
  next += length;
  return id;
}
