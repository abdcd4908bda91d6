import "@server/routes";
import { errorStatuses } from "@shared/core/errors";
import { errors as english } from "@shared/text/en/errors";
import { errors as chinese } from "@shared/text/zh-CN/errors";
import { describe, expect, it } from "vitest";
import { codeOf, sources } from "./sources";

/** What clients themselves say when no answer came. */
const ofClients = (code: string) => /^(network|client)\./.test(code);

describe("every error code", () => {
  it("has a sentence in Chinese and one in English, and every sentence has its code", () => {
    const codes = [...errorStatuses.keys()].sort();

    for (const catalogue of [chinese, english])
      expect(
        Object.keys(catalogue)
          .filter((code) => !ofClients(code))
          .sort(),
      ).toEqual(codes);
  });

  it("is said politely, in its language, without shouting", () => {
    for (const [code, sentence] of Object.entries(chinese)) {
      expect([code, /[一-鿿]/.test(sentence)]).toEqual([code, true]);
      expect([code, sentence]).not.toEqual([
        code,
        expect.stringMatching(/[!！]|undefined|null|错误码/),
      ]);
    }
    for (const [code, sentence] of Object.entries(english))
      expect([code, sentence]).toEqual([code, expect.stringMatching(/^[^一-鿿!]+$/)]);
  });

  it("belongs to one catalogue", () => {
    const declared = sources()
      .filter(({ path }) => path.startsWith("shared/"))
      .flatMap(({ text }) =>
        [...text.matchAll(/defineErrors\(\s*"([^"]+)"/g)].map(([, area]) => area ?? ""),
      );

    expect(new Set(declared).size).toBe(declared.length);
  });

  it("is a failure's status, between 400 and 503", () => {
    for (const [code, status] of errorStatuses)
      expect([code, Number.isInteger(status) && status >= 400 && status <= 503]).toEqual([
        code,
        true,
      ]);
  });
});

describe("handlers", () => {
  it("throw nothing but errors of a catalogue", () => {
    const bare = sources().filter(
      (source) =>
        /\.routes\.ts$/.test(source.path) && /throw new (Error|TypeError)\(/.test(codeOf(source)),
    );

    expect(bare.map(({ path }) => path)).toEqual([]);
  });
});
