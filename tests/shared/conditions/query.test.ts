import { checkCondition } from "@shared/conditions/check";
import { compile } from "@shared/conditions/compile";
import { Condition } from "@shared/conditions/condition";
import { toQuery } from "@shared/conditions/query";
import fc from "fast-check";
import { type Document, MongoClient } from "mongodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../../support/database";
import { condition, facts, now } from "./arbitrary";
import { dictionary } from "./dictionary";

const { uri } = testDatabase();
const client = new MongoClient(uri);
const people = client.db().collection<Document & { _id: number }>("people");
const sample = fc
  .sample(facts, { numRuns: 300, seed: 7 })
  .map((fact, at) => ({ _id: at, ...fact }));

beforeAll(async () => {
  await people.insertMany(sample);
});
afterAll(() => client.close());

describe("a condition", () => {
  it("finds in the database exactly those for whom its predicate holds", async () => {
    await fc.assert(
      fc.asyncProperty(condition, async (tree) => {
        const query = toQuery(tree, dictionary, now);
        const found = await people
          .find(query, { projection: { _id: 1 } })
          .sort({ _id: 1 })
          .toArray();
        const holds = compile(tree, dictionary);

        expect(found.map(({ _id }) => _id)).toEqual(
          sample.filter((fact) => holds(fact, now)).map(({ _id }) => _id),
        );
      }),
      { numRuns: 600 },
    );
  });

  it("as generated here is one that the schema and the checker accept", () => {
    fc.assert(
      fc.property(condition, (tree) => {
        expect(Condition.parse(tree)).toEqual(tree);
        expect(checkCondition(tree, dictionary)).toEqual([]);
      }),
    );
  });
});
