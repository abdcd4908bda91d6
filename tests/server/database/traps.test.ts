import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

/** Everything that speaks to the database. */
const files = ["server", "shared/conditions"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name)),
);

const linesWith = (shape: RegExp) =>
  files.flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .flatMap((line, at) => (shape.test(line) ? [`${file}:${at + 1} ${line.trim()}`] : [])),
  );

/*
 * Shapes that one of the servers we run on refuses, or silently answers wrongly, each with what is
 * written instead.
 */
const traps: readonly (readonly [string, RegExp])[] = [
  [
    "text and hashed indexes: tokens in a list of their own",
    /\$text\b|(index\(|key:) ?\{[^}]*: "(text|hashed)"/,
  ],
  ["scripts in the database: code on our side", /\$(where|function|accumulator)\b/],
  ["filling gaps in the database: code on our side", /\$(densify|fill)\b/],
  ["taking fields off by name: an update by stages", /\$unsetField\b/],
  ["hiding by leaving out: present from an allow-list", /\$\$REMOVE|\$project: \{[^}]*: 0\b/],
  ["dates by $subtract: $dateAdd, or the bound in code", /\$subtract\b/],
  ["dates by $add: $dateAdd, or the bound in code", /\$add: \[[^\]]*(\$\$NOW|At"|Date)/],
  ["a default of $dateToString: $ifNull", /onNull\b/],
  ["joins by an expression: localField and foreignField", /\$lookup: \{[^}]*(let|pipeline):/],
  ["$or inside $elemMatch: $or of several", /\$elemMatch: \{ \$(or|and|nor)\b/],
  ["$reduce over paths of lists: $map first", /\$reduce\b/],
  ["whole documents by path: $map first", /\$\$ROOT\./],
];

describe("what is never asked of the database", () => {
  it.each(traps)("%s", (_, shape) => {
    expect(linesWith(shape)).toEqual([]);
  });

  it("is looked for in files that ask something", () => {
    expect(linesWith(/\$set\b/).length).toBeGreaterThan(50);
    expect(linesWith(/\$dateAdd\b/).length).toBeGreaterThan(2);
  });
});
