import { hasCardCheckDigit, normaliseAccountNumber } from "@shared/identifiers/account-number";
import { birthDateOf, idCheckDigit, normaliseIdNumber } from "@shared/identifiers/id-number";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("a resident ID number", () => {
  it.each(["11010519491231002X", "440524188001010014"])(
    "%s, from the standard's own text, is valid",
    (id) => {
      expect(normaliseIdNumber(id)).toBe(id);
    },
  );

  it.each([
    ["a wrong check digit", "110105194912310021"],
    ["a day that does not exist", "110105194902300025"],
    ["a spreadsheet's number", "1.10105E+17"],
    ["fifteen digits", "110105491231002"],
    ["nothing", ""],
  ])("with %s is none", (_, id) => {
    expect(normaliseIdNumber(id)).toBeUndefined();
  });

  it("is refused after any single digit was mistyped", () => {
    const id = "11010519491231002X";
    for (let at = 0; at < 17; at += 1) {
      for (const digit of "0123456789") {
        if (digit === id[at]) continue;
        expect(normaliseIdNumber(id.slice(0, at) + digit + id.slice(at + 1))).toBeUndefined();
      }
    }
  });

  it("carries its birth date", () => {
    expect(birthDateOf("11010519491231002X")).toBe("1949-12-31");
    expect(idCheckDigit("11010519491231002")).toBe("X");
  });
});

describe("an account number", () => {
  it("loses its spaces and dashes", () => {
    expect(normaliseAccountNumber("6225 7500-0000 1496")).toBe("6225750000001496");
  });

  it("has a check digit that notices two neighbours exchanged", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14 }), (at) => {
        const card = "4539578763621486";
        expect(hasCardCheckDigit(card)).toBe(true);
        const [a = "", b = ""] = [card[at], card[at + 1]];
        fc.pre(a !== b && Math.abs(Number(a) - Number(b)) !== 9);
        expect(hasCardCheckDigit(card.slice(0, at) + b + a + card.slice(at + 2))).toBe(false);
      }),
    );
  });
});
