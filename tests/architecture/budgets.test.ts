import { describe, expect, it } from "vitest";
import { codeOf, sources } from "./sources";

/** Lists and words are data: their length is no complexity. */
const isData = (path: string) =>
  /^shared\/text\/|\.(data|words)\.ts$|^sandbox\/(seed|bank)\/|errcodes\.ts$|wording\/words\.ts$|core\/types\.ts$/.test(
    path,
  );

const files = () => sources().filter(({ path }) => /\.(ts|tsx)$/.test(path) && !isData(path));

describe("the size of files", () => {
  it("stays small: half are within 80 lines, nine of ten within 200, none above 400", () => {
    const lengths = files()
      .map(({ lines }) => lines)
      .sort((a, b) => a - b);
    const share = (part: number) => lengths[Math.floor(lengths.length * part)] ?? 0;

    expect(share(0.5)).toBeLessThanOrEqual(80);
    expect(share(0.9)).toBeLessThanOrEqual(200);
    expect(
      files()
        .filter(({ lines }) => lines > 400)
        .map(({ path, lines }) => `${path} ${lines}`),
    ).toEqual([]);
  });
});

describe("the types", () => {
  it("are never given up: no any, no silenced error", () => {
    const given = files().flatMap((source) => {
      const code = codeOf(source);
      const silenced = source.text.match(/@ts-(ignore|nocheck)/g) ?? [];
      const anys = code.match(/(:\s*any\b|\bas any\b|<any[,>]|any\[\])/g) ?? [];
      return [...silenced, ...anys].map((what) => `${source.path}: ${what}`);
    });

    expect(given).toEqual([]);
  });
});

describe("what is left for later", () => {
  it("is nothing", () => {
    const left = sources()
      .filter(({ text }) => /\b(TODO|FIXME|XXX|HACK)\b/.test(text))
      .map(({ path }) => path);

    expect(left).toEqual([]);
  });
});

describe("comments", () => {
  it("are a tenth of what every side shares and of the core", () => {
    const lines = sources()
      .filter(({ path }) => /^(shared|server\/core)\//.test(path) && !isData(path))
      .flatMap(({ text }) => text.split("\n"))
      .filter((line) => line.trim() !== "");
    // A contract's sentence stands in its `summary`, where the API's description reads it.
    const comments = lines.filter((line) => /^\s*(\/\/|\/\*|\*|summary:)/.test(line));

    expect(comments.length / lines.length).toBeGreaterThan(0.1);
  });
});
