import { createAutomaton } from "@shared/wording/automaton";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("finding many words at once", () => {
  it("finds what a search word by word finds", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 30 });
    const words = fc.uniqueArray(
      fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 4 }),
      { maxLength: 8 },
    );

    fc.assert(
      fc.property(letters, words, (text, patterns) => {
        const found = createAutomaton(patterns.map((word) => [word, word] as const))(text);

        expect(found.map(({ start, value }) => `${start} ${value}`).sort()).toEqual(
          everyPlace(text, patterns).sort(),
        );
      }),
    );
  });
});

function everyPlace(text: string, patterns: readonly string[]): string[] {
  return patterns.flatMap((word) =>
    [...text].flatMap((_, at) => (text.startsWith(word, at) ? [`${at} ${word}`] : [])),
  );
}
