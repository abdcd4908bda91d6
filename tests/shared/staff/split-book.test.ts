import { splitBook } from "@shared/staff/split-book";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const book = fc.uniqueArray(
  fc.record({
    customerId: fc.string({ minLength: 1, maxLength: 6 }),
    weight: fc.integer({ min: 1, max: 9 }),
  }),
  { selector: ({ customerId }) => customerId, maxLength: 120 },
);
const successors = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 4 }),
    load: fc.integer({ min: 0, max: 200 }),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 6 },
);

describe("splitting a book", () => {
  it("gives every customer to exactly one of the successors", () => {
    fc.assert(
      fc.property(book, successors, (entries, people) => {
        const split = splitBook(entries, people);

        expect([...split.keys()].sort()).toEqual(entries.map((one) => one.customerId).sort());
        for (const to of split.values()) expect(people.map(({ id }) => id)).toContain(to);
      }),
    );
  });

  it("gives nobody a customer while another has fewer, where nobody is known already", () => {
    fc.assert(
      fc.property(book, successors, (entries, people) => {
        const split = splitBook(entries, people);
        const gets = (id: string) => [...split.values()].filter((to) => to === id).length;
        const takers = people.filter(({ id }) => gets(id) > 0);
        const fullest = Math.max(0, ...takers.map(({ id, load }) => load + gets(id)));
        const least = Math.min(...people.map(({ id, load }) => load + gets(id)));

        expect(takers.length === 0 ? 0 : fullest - least).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("says the same again, in whatever order it is asked", () => {
    fc.assert(
      fc.property(book, successors, (entries, people) => {
        const again = splitBook([...entries].reverse(), [...people].reverse());

        expect([...again].sort()).toEqual([...splitBook(entries, people)].sort());
      }),
    );
  });

  it("leaves a customer with a colleague they know, while that one is not much fuller", () => {
    const known = [{ customerId: "a", weight: 1, knownBy: ["shen"] }];

    expect(
      splitBook(known, [
        { id: "shen", load: 12 },
        { id: "zhou", load: 10 },
      ]).get("a"),
    ).toBe("shen");
    expect(
      splitBook(known, [
        { id: "shen", load: 40 },
        { id: "zhou", load: 10 },
      ]).get("a"),
    ).toBe("zhou");
  });
});
