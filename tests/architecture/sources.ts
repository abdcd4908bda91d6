import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Source {
  /** From the repository's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  /** What it imports: paths from the root for our own files, else the package's name. */
  readonly imports: readonly string[];
}

const folders = ["shared", "server", "miniprogram", "console", "sandbox", "config"];
const skipped = /node_modules|\/dist\/|\.d\.ts$/;

let read: readonly Source[] | undefined;

/** Every source file of the product, read once. */
export function sources(): readonly Source[] {
  read ??= folders.flatMap((folder) => walk(join(root, folder))).map(toSource);
  return read;
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (skipped.test(path)) return [];
    if (entry.isDirectory()) return walk(path);
    return /\.(ts|tsx|mjs)$/.test(entry.name) ? [path] : [];
  });
}

function toSource(file: string): Source {
  const text = readFileSync(file, "utf8");
  const path = relative(root, file).replaceAll("\\", "/");
  return { path, text, lines: text.split("\n").length - 1, imports: importsOf(text, path) };
}

function importsOf(text: string, path: string): string[] {
  const named = /(?:^|\n)\s*(?:import|export)\s[^;"']*?from\s*["']([^"']+)["']/g;
  const bare = /(?:^|\n)\s*import\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/g;
  const found = [...text.matchAll(named), ...text.matchAll(bare)].map(
    ([, one, two]) => one ?? two ?? "",
  );
  return found.map((name) => resolveName(name, path));
}

function resolveName(name: string, from: string): string {
  if (name.startsWith(".")) return posix.join(dirname(from), name);
  const alias = /^@(shared|server|miniprogram|console|sandbox|config|tests)\//.exec(name);
  return alias ? name.slice(1) : name;
}

/** The text without comments and without what stands in quotes. */
export function codeOf({ text }: Source): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|[^:"'`])\/\/.*$/gm, "$1")
    .replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '""');
}

/** Reads a file of the repository, or nothing when it is not there. */
export function fileText(path: string): string | undefined {
  try {
    return readFileSync(resolve(root, path), "utf8");
  } catch {
    return undefined;
  }
}
