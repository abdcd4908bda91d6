import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { packages } from "@miniprogram/pages";
import { describe, expect, it } from "vitest";

const bundle = "dist/weapp";
const kilobyte = 1000;

const files = (readdirSync(bundle, { recursive: true }) as string[])
  .map((name) => join(bundle, name))
  .filter((path) => statSync(path).isFile());
const weight = (paths: readonly string[]) =>
  paths.reduce((sum, path) => sum + statSync(path).size, 0);
const inside = (root: string) => files.filter((path) => path.startsWith(join(bundle, root, "/")));

/** Names that nothing is fetched from: of an XML vocabulary, of error texts, of Taro's stand-in for a location. */
const namesOnly = ["www.w3.org", "reactjs.org", "taro.com"];

describe("the bundle that WeChat downloads", () => {
  it("has a main package of at most 480 KB, all tabs and the conversation included", () => {
    const main = files.filter((path) => !path.startsWith(join(bundle, "packages")));

    expect(weight(main)).toBeLessThanOrEqual(480 * kilobyte);
  });

  it.each(packages.map(({ root }) => root))("has at most 400 KB in %s", (root) => {
    const size = weight(inside(root));

    expect(size).toBeGreaterThan(0);
    expect(size).toBeLessThanOrEqual(400 * kilobyte);
  });

  it("carries no schema library and names no foreign host", () => {
    const code = files
      .filter((path) => /\.(js|wxss|wxml)$/.test(path))
      .map((path) => readFileSync(path, "utf8"))
      .join("\n");

    expect(code).not.toMatch(/ZodError|_zod\b/);
    const hosts = [...code.matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host]) => host);
    expect(hosts.filter((host) => !namesOnly.includes(host ?? ""))).toEqual([]);
  });
});
