import fs from "node:fs";
import path from "node:path";

/** The files of one built mini-program, read only inside its folder. */
export interface PackageFiles {
  list(pattern: RegExp): string[];
  read(file: string): string | undefined;
  bytes(file: string): Buffer | undefined;
  json(file: string): Record<string, unknown>;
  /** Changes whenever a file matching the pattern changes, so that compiled output can be kept. */
  stamp(pattern: RegExp): string;
}

export function openPackage(folder: string): PackageFiles {
  const root = path.resolve(folder);
  const inside = (file: string) => {
    const full = path.resolve(root, file);
    return full.startsWith(root + path.sep) ? full : undefined;
  };

  const bytes = (file: string) => {
    const full = inside(file);
    if (!full || !fs.statSync(full, { throwIfNoEntry: false })?.isFile()) return undefined;
    return fs.readFileSync(full);
  };
  const read = (file: string) => bytes(file)?.toString("utf8");
  const list = (pattern: RegExp) => walk(root, "").filter((file) => pattern.test(file));

  return {
    list,
    read,
    bytes,
    json: (file) => JSON.parse(read(file) ?? "{}") as Record<string, unknown>,
    stamp: (pattern) =>
      list(pattern)
        .map((file) => `${file}:${fs.statSync(path.join(root, file)).mtimeMs}`)
        .join("|"),
  };
}

function walk(root: string, under: string): string[] {
  const folder = path.join(root, under);
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const name = under ? `${under}/${entry.name}` : entry.name;
    return entry.isDirectory() ? walk(root, name) : [name];
  });
}
