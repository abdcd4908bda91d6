import { existsSync, readFileSync } from "node:fs";
import { mainPages, packages, tabs } from "@miniprogram/pages";
import { screens } from "@shared/home/screens";
import { describe, expect, it } from "vitest";

const all = [
  ...tabs.map(({ path }) => path as string),
  ...mainPages,
  ...packages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
];

describe("the mini-program's pages", () => {
  it.each(all)("%s has a view and a title", (page) => {
    const folder = page.replace(/\/index$/, "");

    expect(existsSync(`miniprogram/${page}.tsx`)).toBe(true);
    expect(readFileSync(`miniprogram/${folder}/index.config.ts`, "utf8")).toContain(
      "navigationBarTitleText",
    );
  });

  it("are all that messages and codes can open", () => {
    for (const path of Object.values(screens)) expect(all).toContain(path);
  });

  it("have pictures for the tab bar that WeChat accepts", () => {
    for (const { icon } of tabs) {
      for (const suffix of ["", "-selected"]) {
        const png = readFileSync(`miniprogram/theme/tabs/${icon}${suffix}.png`);
        expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([81, 81]);
        expect(png.length).toBeLessThan(40_960);
      }
    }
  });
});
