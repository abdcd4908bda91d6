import { dropDatabase, testDatabase } from "@tests/support/database";
import { until } from "@tests/support/until";
import { Binary, type Collection, type Document, type Filter, MongoClient } from "mongodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

/*
 * The filters, pipelines and rules of collections that the product relies on, with the values that
 * MongoDB's documentation gives, on whatever server there is.
 */
interface Row extends Document {
  _id: string;
}

const database = testDatabase();
const client = new MongoClient(database.uri);
const db = client.db(database.name);
let rows: Collection<Row>;

beforeAll(() => client.connect());
beforeEach(async () => {
  await dropDatabase(database);
  rows = await db.createCollection<Row>("rows");
});
afterAll(() => client.close());

async function found(filter: Filter<Row>): Promise<string[]> {
  const all = await rows.find(filter).sort({ _id: 1 }).toArray();
  return all.map(({ _id }) => _id);
}

describe("a filter", () => {
  beforeEach(() =>
    rows.insertMany([
      { _id: "a", name: "陈嘉禾", at: new Date(1_000), tags: [], n: 1 },
      {
        _id: "b",
        name: "陈立",
        at: new Date(2_000),
        tags: [{ name: "golf", until: "2026-01-01" }],
        n: 2,
      },
      { _id: "c", name: "吴若兰", at: null, tags: [{ name: "golf" }, { name: "tea" }], n: 3 },
      { _id: "d", tags: [{ name: "tea", until: "2027-01-01" }], n: 4 },
    ]),
  );

  it("tells null, missing and there apart as documented", async () => {
    expect(await found({ at: null })).toEqual(["c", "d"]);
    expect(await found({ at: { $ne: null } })).toEqual(["a", "b"]);
    expect(await found({ at: { $exists: false } })).toEqual(["d"]);
    expect(await found({ "tags.0": { $exists: true } })).toEqual(["b", "c", "d"]);
    expect(await found({ tags: { $size: 0 } })).toEqual(["a"]);
  });

  it("looks at one element with $elemMatch, and at any with a path", async () => {
    const alive = (name: string) => ({
      $or: [
        { tags: { $elemMatch: { name, until: null } } },
        { tags: { $elemMatch: { name, until: { $gte: "2026-11-25" } } } },
      ],
    });

    expect(await found(alive("golf"))).toEqual(["c"]);
    expect(await found(alive("tea"))).toEqual(["c", "d"]);
    expect(await found({ "tags.name": "golf" })).toEqual(["b", "c"]);
    expect(await found({ "tags.name": { $in: ["tea"] } })).toEqual(["c", "d"]);
  });

  it("combines, excludes and matches the beginning of Chinese texts", async () => {
    expect(await found({ name: { $regex: "^陈" } })).toEqual(["a", "b"]);
    expect(await found({ $nor: [{ name: { $regex: "^陈" } }] })).toEqual(["c", "d"]);
    expect(await found({ $and: [{ n: { $gt: 1 } }, { n: { $lte: 3 } }] })).toEqual(["b", "c"]);
    expect(await found({ _id: { $in: [] } })).toEqual([]);
    expect(await found({ _id: { $nin: ["a", "b"] } })).toEqual(["c", "d"]);
  });

  it("finds between two instants, and pages by the last id", async () => {
    expect(await found({ at: { $gt: new Date(1_000), $lte: new Date(2_000) } })).toEqual(["b"]);
    const page = await rows
      .find({ _id: { $gt: "b" } })
      .sort({ _id: 1 })
      .limit(1)
      .toArray();
    expect(page.map(({ _id }) => _id)).toEqual(["c"]);
    expect(await rows.distinct("name", { n: { $lt: 3 } })).toEqual(["陈嘉禾", "陈立"]);
    expect(await rows.countDocuments({ n: { $gte: 2 } })).toBe(3);
  });

  it("finds the same by an index that is named, one with a filter of its own included", async () => {
    await rows.createIndex({ name: 1 }, { partialFilterExpression: { name: { $exists: true } } });

    expect(await rows.find({ name: "陈立", n: 2 }).hint({ name: 1 }).toArray()).toHaveLength(1);
    const byId = rows.find({ _id: { $in: ["a", "b"] }, n: 2 }).hint({ _id: 1 });
    expect(await byId.toArray()).toHaveLength(1);
  });
});

describe("an expression in a filter", () => {
  const list = { $ifNull: ["$holdings", []] };
  const funds = {
    $filter: { input: list, as: "row", cond: { $and: [true, { $eq: ["$$row.kind", "fund"] }] } },
  };
  const amounts = { $map: { input: funds, as: "row", in: "$$row.amountFen" } };

  beforeEach(() =>
    rows.insertMany([
      {
        _id: "a",
        holdings: [
          { kind: "fund", amountFen: 100 },
          { kind: "fund", amountFen: 250 },
          { kind: "gold", amountFen: 900 },
        ],
      },
      { _id: "b", holdings: [{ kind: "fund", amountFen: 40 }] },
      { _id: "c" },
    ]),
  );

  it("counts and sums the rows of a list that fit", async () => {
    expect(await found({ $expr: { $gte: [{ $size: funds }, 2] } })).toEqual(["a"]);
    expect(await found({ $expr: { $gt: [{ $sum: amounts }, 300] } })).toEqual(["a"]);
    expect(await found({ $expr: { $eq: [{ $sum: amounts }, 0] } })).toEqual(["c"]);
  });

  it("takes the largest of none for nothing", async () => {
    const largest = { $ifNull: [{ $max: amounts }, null] };

    expect(await found({ $expr: { $eq: [largest, null] } })).toEqual(["c"]);
    expect(await found({ $expr: { $lt: [{ $min: amounts }, 50] } })).toEqual(
      expect.arrayContaining(["b"]),
    );
  });

  it("tells where a text begins, and turns an answer round", async () => {
    const begins = { $eq: [{ $indexOfCP: [{ $ifNull: ["$_id", ""] }, "a"] }, 0] };

    expect(await found({ $expr: begins })).toEqual(["a"]);
    expect(await found({ $expr: { $not: [begins] } })).toEqual(["b", "c"]);
  });
});

describe("a pipeline", () => {
  it("groups by several fields, counting what is there and leaving out what is not", async () => {
    await rows.insertMany([
      { _id: "a", state: "SENT", channel: "template", readAt: new Date() },
      { _id: "b", state: "SENT", channel: "template" },
      { _id: "c", state: "HELD", reason: "optedOut" },
    ]);
    const groups = await rows
      .aggregate([
        { $match: { state: { $in: ["SENT", "HELD"] } } },
        {
          $group: {
            _id: { state: "$state", channel: "$channel", reason: "$reason" },
            count: { $sum: 1 },
            read: { $sum: { $cond: [{ $gt: ["$readAt", null] }, 1, 0] } },
          },
        },
      ])
      .toArray();

    expect(groups.sort((x, y) => x.count - y.count)).toEqual([
      { _id: { state: "HELD", reason: "optedOut" }, count: 1, read: 0 },
      { _id: { state: "SENT", channel: "template" }, count: 2, read: 1 },
    ]);
  });

  it("sums the lengths of plain lists, over everything", async () => {
    await rows.insertMany([
      { _id: "a", customerIds: ["x", "y"] },
      { _id: "b", customerIds: [] },
      { _id: "c", customerIds: ["z"] },
    ]);
    const sum = { $group: { _id: null, count: { $sum: { $size: "$customerIds" } } } };

    expect(await rows.aggregate([sum]).toArray()).toEqual([{ _id: null, count: 3 }]);
  });

  it("takes lists apart, and says what time it is", async () => {
    await rows.insertOne({
      _id: "a",
      tags: [
        { name: "golf", of: "life" },
        { name: "golf", of: "life" },
      ],
    });
    const names = [
      { $project: { tags: 1 } },
      { $unwind: "$tags" },
      { $group: { _id: { name: "$tags.name", of: "$tags.of" } } },
      { $limit: 5 },
    ];

    expect(await rows.aggregate(names).toArray()).toEqual([{ _id: { name: "golf", of: "life" } }]);
    const [row] = await rows.aggregate([{ $set: { serverNow: "$$NOW" } }]).toArray();
    expect(row?.serverNow).toBeInstanceOf(Date);
  });
});

describe("a collection", () => {
  it("refuses clear text on a sealed path, whoever writes it", async () => {
    const sealed = { bsonType: ["binData", "null"] };
    const rule = {
      properties: { phone: sealed, accounts: { items: { properties: { no: sealed } } } },
    };
    await db.command({
      collMod: "rows",
      validator: { $jsonSchema: rule },
      validationLevel: "strict",
      validationAction: "error",
    });
    await rows.insertOne({
      _id: "a",
      phone: new Binary(Buffer.from("x")),
      accounts: [{ no: null }],
    });

    const clear = rows.insertOne({ _id: "b", phone: "13800138021" });
    await expect(clear).rejects.toMatchObject({ code: 121 });
    const within = rows.updateOne({ _id: "a" }, { $push: { accounts: { no: "6222" } } } as never);
    await expect(within).rejects.toMatchObject({ code: 121 });
  });

  it("lets documents go when their time is over, and keeps the others", async () => {
    await rows.createIndex({ until: 1 }, { expireAfterSeconds: 0 });
    await db.admin().command({ setParameter: 1, ttlMonitorSleepSecs: 1 });
    await rows.insertMany([
      { _id: "over", until: new Date(Date.now() - 60_000) },
      { _id: "not yet", until: new Date(Date.now() + 3_600_000) },
      { _id: "never" },
    ]);

    await until(async () => (await rows.countDocuments()) === 2, "the end of what is over");
    expect(await found({})).toEqual(["never", "not yet"]);
  });

  it("makes an index again without a word, and tells which there are", async () => {
    const index = { key: { state: 1, dueAt: 1 }, name: "due" };
    await rows.createIndexes([index]);
    await rows.createIndexes([index]);
    const names = (await rows.listIndexes().toArray()).map(({ name }) => name);

    expect(names.sort()).toEqual(["_id_", "due"]);
  });
});
