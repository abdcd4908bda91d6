import { randomBytes } from "node:crypto";
import { formatId, type IdPrefix } from "@shared/core/ids";

/** A new random id: prefix and 128 bits. */
export function newId(prefix: IdPrefix): string {
  return formatId(prefix, randomBytes(16));
}
