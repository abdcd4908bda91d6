import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

interface Entry {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  readonly packages: Readonly<Record<string, Entry>>;
};

/** Looks for a package as Node does: in the nearest node_modules, then further out. */
function isLocked(from: string, name: string): boolean {
  if (`${from ? `${from}/` : ""}node_modules/${name}` in lock.packages) return true;
  const cut = from.lastIndexOf("/node_modules/");
  if (cut >= 0) return isLocked(from.slice(0, cut), name);
  return from !== "" && isLocked("", name);
}

describe("package-lock.json", () => {
  it("holds the packages of every platform, without which `npm ci` refuses to install", () => {
    const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
      Object.keys(entry.optionalDependencies ?? {}).filter((name) => !isLocked(path, name)),
    );

    expect(missing).toEqual([]);
  });
});
