import { transact } from "@server/core/mongo";
import { MessageWriter } from "@server/features/conversations/message-writer";
import { conversationFor } from "@server/features/conversations/open-conversation";
import { inboxWriter } from "@server/wechat/inbox-writer";
import { MongoClient } from "mongodb";
import mongoose from "mongoose";
import { atEnd, bench, figure, same, sized } from "./lib/bench";
import { atOnce, inRounds, perSecond } from "./lib/rounds";
import { database, openStand } from "./lib/stand";

const count = sized(120, 3_000);
const width = 50;
const durable = { w: "majority", journal: true } as const;
let last = 0;
const text = "请问下周三上午方便见面吗？想谈一谈到期的那笔存款。";

const bare = new MongoClient(database.uri, { maxPoolSize: 20, writeConcern: durable });
atEnd(() => bare.close());

await bench(async () => {
  const { ports } = await openStand();
  const db = bare.db(database.name);
  const write = await messageWriter(ports);
  const plain = db.collection("benchMessages");
  const insert = (at: number) =>
    plain.insertOne({ conversationId: `cnv_${at % width}`, seq: ++last, text, at: new Date() });

  const messages = await inRounds({
    ours: () => perSecond(() => atOnce(count, width, write)),
    peer: () => perSecond(() => atOnce(count, width, insert)),
  });
  figure(`writes.message (sealed, numbered, with its event), ${width} at once, beside insertOne`, {
    ...messages,
    unit: "messages/s",
  });

  const like = await inRounds({
    ours: () => perSecond(() => atOnce(count, width, write)),
    peer: () => perSecond(() => atOnce(count / 4, width, (at) => bareMessage(at))),
  });
  figure(`writes.message, ${width} at once, beside the driver's transaction of the same writes`, {
    ...like,
    unit: "messages/s",
  });

  const two = await inRounds({
    ours: () => perSecond(() => atOnce(count, 8, () => ourTwo())),
    peer: () => perSecond(() => atOnce(count, 8, () => bareTwo())),
  });
  figure("writes.transact of two writes, 8 at once, beside the driver's own", {
    ...two,
    unit: "transactions/s",
  });

  const store = inboxWriter(mongoose.connection.collection("benchInbox") as never);
  const push = () => ({ _id: `push_${++last}`, key: `${last}`, state: "waiting", at: new Date() });
  const pushes = await inRounds({
    ours: () => perSecond(() => atOnce(count, width, () => store(push() as never))),
    peer: () =>
      perSecond(() =>
        atOnce(count, width, () => db.collection("benchPushes").insertOne(push() as never)),
      ),
  });
  figure(`writes.inbox, ${width} at once, beside insertOne`, { ...pushes, unit: "pushes/s" });

  /** What the writer puts down for one message, one transaction each. */
  async function bareMessage(at: number): Promise<void> {
    await bare.withSession((session) =>
      session.withTransaction(async () => {
        const _id = `cnv_bench${at % width}` as never;
        const counters = db.collection("benchConversations");
        await counters.updateOne({ _id }, { $inc: { lastSeq: 1 } }, { upsert: true, session });
        await plain.insertOne({ conversationId: _id, seq: ++last, text }, { session });
        await db.collection("benchEvents").insertOne({ type: "message.sent", at }, { session });
      }),
    );
  }

  async function bareTwo(): Promise<void> {
    await bare.withSession((session) =>
      session.withTransaction(async () => {
        await db.collection("benchA").insertOne({ n: ++last }, { session });
        await db.collection("benchB").insertOne({ n: last }, { session });
      }),
    );
  }
});

async function ourTwo(): Promise<void> {
  const { connection } = mongoose;
  await transact(async (session) => {
    await connection.collection("benchC").insertOne({ n: ++last }, { session });
    await connection.collection("benchD").insertOne({ n: last }, { session });
  });
}

/** Writes messages of several conversations, checked once to be in the log. */
async function messageWriter(ports: ConstructorParameters<typeof MessageWriter>[0]) {
  const writer = new MessageWriter(ports);
  const conversations = await Promise.all(
    Array.from({ length: width }, (_, at) =>
      conversationFor({ _id: `cus_bench${at}`, rmId: "stf_bench", unitPath: [] }),
    ),
  );
  const write = (at: number) => {
    const { _id, customerId } = conversations[at % width] ?? { _id: "", customerId: "" };
    return writer.append({
      conversationId: _id,
      customerId,
      clientId: `bench-${++last}`,
      author: { kind: "customer", id: customerId },
      body: { kind: "text", text },
      via: "app",
    });
  };
  const { document } = await write(0);
  const stored = await mongoose.connection
    .collection("messages")
    .findOne({ _id: document._id as never });
  same("stored messages", stored?.seq, 1);
  return write;
}
