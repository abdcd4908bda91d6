import { dropDatabase, testDatabase } from "@tests/support/database";
import { type Collection, type Document, MongoBulkWriteError, MongoClient } from "mongodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

/*
 * Every shape of operator that the product relies on, with the values that MongoDB's documentation
 * gives. It runs on whatever server there is: it is what tells us the day one of them lies.
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

const ids = (found: readonly Row[]) => found.map(({ _id }) => _id);
const times = <Value>(count: number, once: (at: number) => Promise<Value>) =>
  Promise.allSettled(Array.from({ length: count }, (_, at) => once(at)));
const fulfilled = (results: readonly PromiseSettledResult<unknown>[]) =>
  results.filter(({ status }) => status === "fulfilled").length;

describe("a unique key", () => {
  it("lets one of fifty writers through at once", async () => {
    const results = await times(50, (at) => rows.insertOne({ _id: "rm-lin|09:00", holder: at }));

    expect(fulfilled(results)).toBe(1);
    expect(await rows.countDocuments()).toBe(1);
  });

  it("makes one document of fifty upserts at once, as the first wrote it", async () => {
    await times(50, (at) =>
      rows.updateOne({ _id: "one" }, { $setOnInsert: { by: at } }, { upsert: true }),
    );

    expect(await rows.find().toArray()).toEqual([{ _id: "one", by: expect.any(Number) }]);
  });

  it("binds only documents that have the field where its filter says so", async () => {
    const partialFilterExpression = { openid: { $exists: true } };
    await rows.createIndex({ openid: 1 }, { unique: true, partialFilterExpression });
    await rows.insertMany([{ _id: "a" }, { _id: "b" }, { _id: "c", openid: "o1" }]);

    await expect(rows.insertOne({ _id: "d", openid: "o1" })).rejects.toMatchObject({ code: 11000 });
  });

  it("binds only texts where its filter asks for a type", async () => {
    const partialFilterExpression = { hash: { $type: "string" } };
    await rows.createIndex({ hash: 1 }, { unique: true, partialFilterExpression });
    await rows.insertMany([
      { _id: "a", hash: null },
      { _id: "b", hash: null },
      { _id: "c", hash: "h" },
    ]);

    await expect(rows.insertOne({ _id: "d", hash: "h" })).rejects.toMatchObject({ code: 11000 });
  });

  it("refuses of an unordered batch those that exist, by their place, and takes the others", async () => {
    await rows.createIndex({ key: 1 }, { unique: true });
    await rows.insertOne({ _id: "old", key: "k1" });
    const batch = ["k0", "k1", "k2"].map((key) => ({ _id: key, key }));
    const failure = await rows.insertMany(batch, { ordered: false }).catch((error) => error);

    expect(failure).toBeInstanceOf(MongoBulkWriteError);
    expect([failure.writeErrors].flat().map(({ index, code }) => [index, code])).toEqual([
      [1, 11000],
    ]);
    expect(ids(await rows.find().sort({ _id: 1 }).toArray())).toEqual(["k0", "k2", "old"]);
  });

  it("over several fields compares them together", async () => {
    await rows.createIndex({ conversationId: 1, seq: 1 }, { unique: true });
    await rows.insertMany([
      { _id: "a", conversationId: "x", seq: 1 },
      { _id: "b", conversationId: "y", seq: 1 },
    ]);
    const again = rows.insertOne({ _id: "c", conversationId: "y", seq: 1 });

    await expect(again).rejects.toMatchObject({ code: 11000 });
  });
});

describe("a lease by the database's clock", () => {
  const lease = (owner: string) =>
    rows.findOneAndUpdate(
      { _id: "lease", $or: [{ owner }, { $expr: { $lt: ["$until", "$$NOW"] } }] },
      [
        {
          $set: {
            fence: { $cond: [{ $eq: ["$owner", owner] }, "$fence", { $add: ["$fence", 1] }] },
            until: { $dateAdd: { startDate: "$$NOW", unit: "second", amount: 30 } },
            since: { $ifNull: ["$since", "$$NOW"] },
            owner: { $literal: owner },
          },
        },
      ],
      { returnDocument: "after" },
    );

  beforeEach(() => rows.insertOne({ _id: "lease", until: new Date(0), owner: "", fence: 0 }));

  it("is given to one of twenty, half a minute ahead of its own time", async () => {
    const taken = await Promise.all(Array.from({ length: 20 }, (_, at) => lease(`p${at}`)));
    const [held, ...others] = taken.filter((one) => one !== null);

    expect(others).toEqual([]);
    expect(held?.fence).toBe(1);
    expect(held?.until.getTime() - held?.since.getTime()).toBe(30_000);
  });

  it("is prolonged for its holder without a new fence", async () => {
    await lease("p1");

    expect(await lease("p1")).toMatchObject({ owner: "p1", fence: 1 });
    expect(await lease("p2")).toBeNull();
  });

  it("takes texts that look like fields as texts", async () => {
    expect(await lease("$until")).toMatchObject({ owner: "$until" });
  });

  it("loses the fields that an update by stages takes off", async () => {
    await rows.updateOne({ _id: "lease" }, [{ $set: { until: "$$NOW" } }, { $unset: ["owner"] }]);

    expect(await rows.findOne({ _id: "lease" })).toEqual({
      _id: "lease",
      until: expect.any(Date),
      fence: 0,
    });
  });
});

describe("an update", () => {
  it("counts below a limit and never past it, whoever races", async () => {
    await rows.insertOne({ _id: "event", taken: 0 });
    const results = await Promise.all(
      Array.from({ length: 30 }, () =>
        rows.updateOne({ _id: "event", taken: { $lte: 9 } }, { $inc: { taken: 1 } }),
      ),
    );

    expect(results.filter(({ modifiedCount }) => modifiedCount === 1)).toHaveLength(10);
    expect(await rows.findOne({ _id: "event" })).toMatchObject({ taken: 10 });
  });

  it("only ever raises what it sets by $max, below a path too", async () => {
    await rows.insertOne({ _id: "cnv", receipts: { read: 7 } });
    await rows.updateOne({ _id: "cnv" }, { $max: { "receipts.read": 5, "receipts.delivered": 9 } });

    expect(await rows.findOne({ _id: "cnv" })).toEqual({
      _id: "cnv",
      receipts: { read: 7, delivered: 9 },
    });
  });

  it("keeps the newest of a list by $push with $each and $slice", async () => {
    await rows.insertOne({ _id: "list", seen: [1, 2, 3] });
    await rows.updateOne({ _id: "list" }, {
      $push: { seen: { $each: [4, 5], $slice: -3 } },
    } as never);

    expect(await rows.findOne({ _id: "list" })).toMatchObject({ seen: [3, 4, 5] });
  });

  it("adds to a set once and pulls by value and by field", async () => {
    await rows.insertOne({ _id: "set", names: ["a"], marks: [{ by: "x" }, { by: "y" }] });
    await rows.updateOne({ _id: "set" }, { $addToSet: { names: "a" } } as never);
    await rows.updateOne({ _id: "set" }, { $addToSet: { names: "b" } } as never);
    await rows.updateOne({ _id: "set" }, { $pull: { names: "a", marks: { by: "x" } } } as never);

    expect(await rows.findOne({ _id: "set" })).toEqual({
      _id: "set",
      names: ["b"],
      marks: [{ by: "y" }],
    });
  });

  it("changes the element that $elemMatch found, and no other", async () => {
    const grants = [
      { by: "client", matched: true },
      { by: "platform", matched: false },
    ];
    await rows.insertOne({ _id: "purse", grants });
    await rows.updateOne(
      { _id: "purse", grants: { $elemMatch: { by: "platform", matched: false } } },
      { $set: { "grants.$.matched": true } },
    );

    expect(await rows.findOne({ _id: "purse" })).toMatchObject({
      grants: [grants[0], { by: "platform", matched: true }],
    });
  });

  it("answers the document before it, after it, or that there was none", async () => {
    await rows.insertOne({ _id: "a", n: 1 });
    const next = { $inc: { n: 1 } };

    expect(await rows.findOneAndUpdate({ _id: "a" }, next)).toMatchObject({ n: 1 });
    expect(
      await rows.findOneAndUpdate({ _id: "a" }, next, { returnDocument: "after" }),
    ).toMatchObject({ n: 3 });
    expect(await rows.findOneAndUpdate({ _id: "none" }, next)).toBeNull();
    expect(await rows.findOneAndDelete({ _id: "a" })).toMatchObject({ n: 3 });
    expect(await rows.findOneAndDelete({ _id: "a" })).toBeNull();
  });

  it("in an unordered bulk does each of its writes and says how many", async () => {
    await rows.insertMany([{ _id: "a" }, { _id: "b" }]);
    const done = await rows.bulkWrite(
      [
        { updateOne: { filter: { _id: "a" }, update: { $set: { n: 1 }, $unset: { m: 1 } } } },
        { updateOne: { filter: { _id: "c" }, update: { $set: { n: 3 } }, upsert: true } },
        { insertOne: { document: { _id: "d" } } },
        { deleteOne: { filter: { _id: "b" } } },
        { updateOne: { filter: { _id: "none" }, update: { $set: { n: 9 } } } },
      ],
      { ordered: false },
    );

    expect(done).toMatchObject({
      matchedCount: 1,
      modifiedCount: 1,
      upsertedCount: 1,
      insertedCount: 1,
      deletedCount: 1,
    });
    expect(ids(await rows.find().sort({ _id: 1 }).toArray())).toEqual(["a", "c", "d"]);
  });
});

describe("a transaction", () => {
  it("shows nothing before its end, and nothing at all when it is given up", async () => {
    const session = client.startSession();
    session.startTransaction();
    await rows.insertOne({ _id: "a" }, { session });
    const within = await rows.countDocuments({}, { session });
    const outside = await rows.countDocuments();
    await session.abortTransaction();
    await session.endSession();

    expect([within, outside, await rows.countDocuments()]).toEqual([1, 0, 0]);
  });

  it("reads as of its first read, whatever is written meanwhile", async () => {
    await rows.insertOne({ _id: "a", n: 1 });
    const session = client.startSession();
    session.startTransaction();
    await rows.findOne({ _id: "a" }, { session });
    await rows.updateOne({ _id: "a" }, { $set: { n: 2 } });
    const seen = await rows.findOne({ _id: "a" }, { session });
    await session.abortTransaction();
    await session.endSession();

    expect(seen).toMatchObject({ n: 1 });
  });

  it("that writes what another wrote since is told to begin again", async () => {
    await rows.insertOne({ _id: "a", n: 1 });
    const session = client.startSession();
    session.startTransaction();
    await rows.findOne({ _id: "a" }, { session });
    await rows.updateOne({ _id: "a" }, { $inc: { n: 1 } });
    const bulk = rows.bulkWrite(
      [{ updateOne: { filter: { _id: "a" }, update: { $inc: { n: 1 } } } }],
      { ordered: false, session },
    );
    const failure = await bulk.catch((error) => error);
    await session.abortTransaction().catch(() => {});
    await session.endSession();

    expect(failure.hasErrorLabel("TransientTransactionError")).toBe(true);
  });

  it("is run again until it is through: of twenty racing none is lost", async () => {
    await rows.insertOne({ _id: "a", n: 0 });
    await Promise.all(
      Array.from({ length: 20 }, () =>
        client.withSession((session) =>
          session.withTransaction(async () => {
            const { n } = (await rows.findOne({ _id: "a" }, { session })) as Row;
            await rows.updateOne({ _id: "a" }, { $set: { n: n + 1 } }, { session });
          }),
        ),
      ),
    );

    expect(await rows.findOne({ _id: "a" })).toMatchObject({ n: 20 });
  });
});

describe("a change stream", () => {
  it("tells what was committed, in order, and goes on where it was cut", {
    timeout: 60_000,
  }, async () => {
    const stream = rows.watch([{ $match: { operationType: "insert" } }]);
    await stream.tryNext();
    await rows.insertOne({ _id: "a" });
    const first = await stream.next();
    await stream.close();
    await client.withSession(async (session) => {
      session.startTransaction();
      await rows.insertOne({ _id: "given up" }, { session });
      await session.abortTransaction();
    });
    await rows.insertOne({ _id: "b" });
    await rows.updateOne({ _id: "b" }, { $set: { n: 1 } });
    await rows.insertOne({ _id: "c" });
    const resumed = rows.watch([{ $match: { operationType: "insert" } }], {
      resumeAfter: first._id,
    });
    const told = [await resumed.next(), await resumed.next()];
    await resumed.close();

    expect(told.map((one) => (one as { fullDocument?: Row }).fullDocument?._id)).toEqual([
      "b",
      "c",
    ]);
  });
});
