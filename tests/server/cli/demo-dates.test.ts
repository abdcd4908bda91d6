import { shiftDates } from "@server/cli/demo-dates";
import { birthDateOf, normaliseIdNumber } from "@shared/identifiers/id-number";
import type { Column } from "@shared/imports/column";
import { importKind } from "@shared/imports/kinds";
import { readHeader, readRow } from "@shared/imports/row";
import { bankFile, bankFiles } from "@tests/support/bank";
import { Solar } from "lunar-typescript";
import { describe, expect, it } from "vitest";

describe("relative days in the demo's files", () => {
  it.each([
    ["{today}", "2026-11-25", "2026-11-25"],
    ["{today+7d}", "2026-11-25", "2026-12-02"],
    ["{today-1y+40d}", "2026-11-25", "2026-01-04"],
    ["{today-1m}", "2026-03-31", "2026-02-28"],
    ["{today-1y}", "2028-02-29", "2027-02-28"],
    ["310104{~today-46y}291#", "2026-11-25", "310104198011252914"],
    ["no days here", "2026-11-25", "no days here"],
  ])("%s on %s is %s", (text, today, shifted) => {
    const expected = text.endsWith("#")
      ? expect.stringMatching(/^310104198011252\d\d[\dX]$/)
      : shifted;

    expect(shiftDates(text, today)).toEqual(expected);
  });

  it("finds the day whose lunar date comes round tomorrow", () => {
    for (const today of ["2026-11-25", "2027-02-05", "2028-06-22", "2033-12-21", "2026-02-16"]) {
      const [year = 0, month = 0, day = 0] = shiftDates("{lunar today+1d-58y}", today)
        .split("-")
        .map(Number);
      const born = Solar.fromYmd(year, month, day).getLunar();
      const [ty = 0, tm = 0, td = 0] = shiftDates("{today+1d}", today).split("-").map(Number);
      const tomorrow = Solar.fromYmd(ty, tm, td).getLunar();

      expect([Math.abs(born.getMonth()), born.getDay()]).toEqual([
        Math.abs(tomorrow.getMonth()),
        tomorrow.getDay(),
      ]);
    }
  });

  it("completes ID numbers so that they are valid", () => {
    const id = shiftDates("310104{~today-46y}291#", "2026-11-25");

    expect(normaliseIdNumber(id)).toBe(id);
    expect(birthDateOf(id)).toBe("1980-11-25");
  });
});

describe("the demo bank's files", () => {
  it.each(["2026-11-25", "2027-01-31", "2028-02-29", "2027-06-30", "2026-12-31"])(
    "are without a fault when imported on %s",
    (today) => {
      for (const [kind, name] of bankFiles) {
        const [head = "", ...lines] = bankFile(name, today).trimEnd().split("\n");
        const header = readHeader(head.split(","), importKind(kind)?.columns as readonly Column[]);
        if (!("columns" in header)) throw new Error(`${name}: ${JSON.stringify(header)}`);
        const problems = lines
          .filter((line) => !line.includes('"'))
          .flatMap((line) => readRow(line.split(","), header.columns).problems);

        expect({ name, problems }).toEqual({ name, problems: [] });
      }
    },
  );

  it("know 28, 20 and 12 customers of the three managers", () => {
    const count = (rm: string) => bankFile("customers.csv").split(`,${rm},`).length - 1;

    expect(["rm-lin", "rm-zhou", "rm-shen"].map(count)).toEqual([28, 20, 12]);
  });
});
