import { readFileSync } from "node:fs";
import { bootWeapp } from "@tests/support/weapp";
import { describe, expect, it } from "vitest";

interface AppJson {
  readonly pages: readonly string[];
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[];
}

const app = JSON.parse(readFileSync("dist/weapp/app.json", "utf8")) as AppJson;
const pages = [
  ...app.pages,
  ...(app.subPackages ?? []).flatMap(({ root, pages: own }) =>
    own.map((page) => `${root}/${page}`),
  ),
];

describe("every page of the bundle", () => {
  // A shared link or a notice opens a page first, so each must find all of its modules by itself.
  it.each(pages)("%s stands when it is opened first, without a network", async (page) => {
    const phone = bootWeapp({
      base: "http://127.0.0.1:9",
      open: page,
      person: { login: async () => "code" },
    });
    try {
      await phone.waitFor(() => phone.text.trim() !== "");
      expect(
        phone.errors.filter((line) => /TypeError|ReferenceError|SyntaxError/.test(line)),
      ).toEqual([]);
    } finally {
      phone.close();
    }
  });
});
