import { Messages } from "@server/features/conversations/conversation.model";
import mongoose from "mongoose";
import { bench, figure, isSmoke, same, sized } from "./lib/bench";
import { startProgram } from "./lib/child";
import { inRounds } from "./lib/rounds";
import { database, openStand } from "./lib/stand";
import { gatherCrowd } from "./messages/crowd";
import { connect, echoWire, type Lines, ourWire, socketIoWire } from "./messages/lines";
import { type Delays, saturated, steady } from "./messages/load";

const writers = sized(30, 240);
const rates = isSmoke ? [100] : [200, 1_000];
const seconds = sized(0.3, 6);

type Name = "ours" | "socketIo" | "echo";
const names = ["ours", "socketIo", "echo"] as const;

await bench(async () => {
  const stand = await openStand();
  const crowd = await gatherCrowd(stand, writers);
  // The API alone: what follows from a message is the worker's, a process of its own in a bank.
  const env = { ...stand.environment, ROLES: "api" };
  const [ours, socketIo, echo] = await Promise.all([
    startProgram("server/main.ts", { env }),
    startProgram("tests/bench/messages/socket-io-server.ts", {
      args: [database.uri, database.name],
    }),
    startProgram("tests/bench/messages/echo-server.ts"),
  ]);
  const lines: Readonly<Record<Name, Lines>> = {
    ours: await connect(ourWire(ours.url), crowd),
    socketIo: await connect(socketIoWire(socketIo.url), crowd),
    echo: await connect(echoWire(echo.url), crowd),
  };

  for (const rate of rates) await compareDelays(lines, rate);
  const most = await inRounds({
    ours: () => saturated(lines.ours, { seconds, writers }),
    socketIo: () => saturated(lines.socketIo, { seconds, writers }),
    echo: () => saturated(lines.echo, { seconds, writers }),
  });
  const unit = "messages/s";
  figure("messages.most beside socket.io with the same store", {
    ours: most.ours,
    peer: most.socketIo,
    unit,
  });
  figure("messages.most beside a bare ws echo", { ours: most.ours, peer: most.echo, unit });
  await nothingLost();
  for (const one of Object.values(lines)) one.close();
});

/** From the moment a message is due to the moment its receiver has it, at a steady rate. */
async function compareDelays(lines: Readonly<Record<Name, Lines>>, rate: number): Promise<void> {
  const seen: Record<Name, Delays[]> = { ours: [], socketIo: [], echo: [] };
  const measure = (name: Name) => async () => {
    const delays = await steady(lines[name], { rate, seconds, writers });
    seen[name].push(delays);
    return delays.p50;
  };
  const p50 = await inRounds({
    ours: measure("ours"),
    socketIo: measure("socketIo"),
    echo: measure("echo"),
  });
  // The first of each was the warm-up.
  const p99 = Object.fromEntries(
    names.map((name) => {
      const sorted = seen[name].slice(1).map((one) => one.p99);
      return [name, sorted.sort((a, b) => a - b)[Math.floor(sorted.length / 2)] ?? Number.NaN];
    }),
  ) as Record<Name, number>;
  for (const [quantile, of] of [
    ["p50", p50],
    ["p99", p99],
  ] as const) {
    const what = `messages.${quantile} at ${rate}/s`;
    const { ours } = of;
    figure(`${what} beside socket.io with the same store`, { ours, peer: of.socketIo, unit: "ms" });
    figure(`${what} beside a bare ws echo`, { ours, peer: of.echo, unit: "ms" });
  }
}

/** Both stores hold every message they acknowledged, numbered without a gap. */
async function nothingLost(): Promise<void> {
  const gapless = async (collection: string) => {
    const found = await mongoose.connection
      .collection(collection)
      .aggregate<{ count: number; last: number }>([
        { $group: { _id: "$conversationId", count: { $sum: 1 }, last: { $max: "$seq" } } },
      ])
      .toArray();
    return found.every(({ count, last }) => count === last);
  };
  const { collectionName } = Messages.collection;
  const whole = [await gapless(collectionName), await gapless("peerMessages")];
  same("gapless logs", whole, [true, true]);
}
