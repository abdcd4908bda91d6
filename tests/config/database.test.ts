import { testDatabase } from "@tests/support/database";
import { MongoClient } from "mongodb";
import { afterAll, describe, expect, it } from "vitest";

const database = testDatabase();
const client = new MongoClient(database.uri);
afterAll(() => client.close());

describe("the database of a test run", () => {
  it("starts empty and takes transactions", async () => {
    const letters = client.db().collection("letters");
    expect(await letters.countDocuments()).toBe(0);

    await client.withSession((session) =>
      session.withTransaction(() => letters.insertOne({ text: "您好" }, { session })),
    );

    expect(await letters.findOne({}, { projection: { _id: 0 } })).toEqual({ text: "您好" });
  });
});
