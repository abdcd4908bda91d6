import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

/** A file or folder of the checkout, as an absolute path. */
export const at = (...parts) => join(root, ...parts);

/** A folder of the checkout that exists from now on. */
export function folder(...parts) {
  const path = at(...parts);
  mkdirSync(path, { recursive: true });
  return path;
}
