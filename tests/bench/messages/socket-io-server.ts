import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { MongoClient } from "mongodb";
import { Server } from "socket.io";
import * as z from "zod";

/*
 * A chat as it is usually written with socket.io: checked, numbered and inserted durably in the
 * same database before anybody sees it. `socket-io-server MONGODB_URI DATABASE`.
 */
const [uri = "", name = ""] = process.argv.slice(2);
const client = new MongoClient(uri, {
  maxPoolSize: 20,
  writeConcern: { w: "majority", journal: true },
});
await client.connect();
const counters = client.db(name).collection<{ _id: string; lastSeq: number }>("peerConversations");
const messages = client.db(name).collection("peerMessages");
await messages.createIndex({ conversationId: 1, seq: 1 }, { unique: true });
await messages.createIndex({ conversationId: 1, clientId: 1 }, { unique: true });

const Sent = z.object({
  conversationId: z.string().max(64),
  rmId: z.string().max(64),
  clientId: z.string().min(8).max(64),
  text: z.string().min(1).max(2_000),
});

const http = createServer();
const io = new Server(http, { transports: ["websocket"], perMessageDeflate: false });
io.on("connection", (socket) => {
  const { manager } = socket.handshake.query;
  if (typeof manager === "string") void socket.join(manager);
  socket.on("send", async (raw: unknown) => {
    const { rmId, ...sent } = Sent.parse(raw);
    const head = await counters.findOneAndUpdate(
      { _id: sent.conversationId },
      { $inc: { lastSeq: 1 } },
      { upsert: true, returnDocument: "after" },
    );
    const message = { ...sent, seq: head?.lastSeq, sentAt: new Date() };
    await messages.insertOne({ ...message });
    io.to(rmId).emit("message", message);
    socket.emit("ack", message);
  });
});
http.listen(0, "127.0.0.1", () => {
  const { port } = http.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ listening: `http://127.0.0.1:${port}` })}\n`);
});
