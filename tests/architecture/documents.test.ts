import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { variables } from "@config/env";
import { describe, expect, it } from "vitest";
import { fileText, root } from "./sources";

describe(".env.example", () => {
  it.skipIf(fileText(".env.example") === undefined)(
    "names every variable of the configuration, and no other",
    () => {
      const named = [
        ...(fileText(".env.example") ?? "").matchAll(/^#?\s?([A-Z][A-Z0-9_]+)=/gm),
      ].map(([, name]) => name);

      expect([...new Set(named)].sort()).toEqual(Object.keys(variables).sort());
    },
  );
});

describe("the README's map", () => {
  const readme = fileText("README.md");

  it.skipIf(!readme)("leads to places that exist, and leaves no folder out", () => {
    const paths = [...(readme ?? "").matchAll(/`([a-z][\w./-]*\/)`/g)].map(
      ([, path]) => path ?? "",
    );
    const folders = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !/^\.|node_modules|dist$/.test(entry.name))
      .map(({ name }) => `${name}/`);

    // The map is a tree: what stands under the server or the tests is named from there.
    const exists = (path: string) =>
      ["", "server", "tests"].some((above) => existsSync(join(root, above, path)));
    expect(paths.filter((path) => !exists(path))).toEqual([]);
    expect(folders.filter((folder) => !(readme ?? "").includes(folder))).toEqual([]);
  });
});

describe("a test file", () => {
  it("stands where its subject stands", () => {
    const orphans = readdirSync(join(root, "tests/server/features")).filter(
      (name) => !existsSync(join(root, "server/features", name)),
    );

    expect(orphans).toEqual([]);
  });
});
