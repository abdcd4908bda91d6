import { csvOf, neutral } from "@server/core/csv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("text that goes into a spreadsheet", () => {
  it.each([
    "=1+1",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    " =1",
    "\r=1",
    "\u0000=1",
    "＝1",
  ])("does not run: %j", (text) => {
    expect(neutral(text)).toBe(`'${text}`);
  });

  it("is left as it is where it cannot run, negative numbers included", () => {
    for (const text of ["周自珩", "-12.50", "138****6021", ""]) expect(neutral(text)).toBe(text);
  });

  it("never begins with what a spreadsheet takes for a formula, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const safe = neutral(text);
        expect(/^-?\d+(\.\d+)?$/.test(safe) || !/^\s*[=+\-@]/.test(safe)).toBe(true);
      }),
    );
  });

  it("stands in quotes where it holds commas, quotes or line breaks", () => {
    expect(csvOf([["a,b", 'c"d', "e"]])).toBe('\ufeff"a,b","c""d",e\r\n');
  });
});
