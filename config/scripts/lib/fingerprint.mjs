import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { at } from "./paths.mjs";

/** One short text for the content of files and folders: equal content, equal text. */
export function fingerprint(paths) {
  const hash = createHash("sha256");
  for (const path of paths) for (const file of filesOf(path)) addFile(hash, file);
  return hash.digest("hex").slice(0, 32);
}

function addFile(hash, file) {
  const content = readFileSync(at(file));
  hash.update(`${file}\0${content.length}\0`).update(content);
}

function filesOf(path) {
  if (!existsSync(at(path))) return [];
  if (statSync(at(path)).isFile()) return [path];
  return readdirSync(at(path), { withFileTypes: true })
    .filter(({ name }) => name !== "node_modules" && !name.startsWith("."))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inner = join(path, entry.name);
      return entry.isDirectory() ? filesOf(inner) : [inner];
    });
}
