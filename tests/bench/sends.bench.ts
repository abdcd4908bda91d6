import { readConfig } from "@config/env";
import { seedTemplates } from "@sandbox/index";
import type { Ports } from "@server/ports";
import { createWechat } from "@server/wechat";
import mongoose from "mongoose";
import { bench, figure, same, sized } from "./lib/bench";
import { inRounds } from "./lib/rounds";
import { environmentFor, openStand, type Stand } from "./lib/stand";
import {
  bringFollowers,
  type Platform,
  slowDown,
  startPlatform,
  startStub,
} from "./platform/platform";
import { sendNotices, sendPush } from "./sends/ours";
import { bareUndici, plainLoop, tokenAt } from "./sends/peers";
import { gatherRecipients, type Recipient } from "./sends/recipients";

const count = sized(30, 2_000);
const morning = Date.parse("2026-11-25T10:00:00+08:00");
const unit = "sends/s";

/** Messages from the outbox to their durable outcomes, beside loops that only send. */
await bench(async () => {
  const stand = await openStand();
  stand.ports.clock.shiftTo(morning - Date.now());
  const sandbox = await startPlatform();
  const people = await gatherRecipients(stand, await bringFollowers(sandbox.url, count));

  for (const delayMs of [0, 50]) {
    const stub = await startStub(delayMs);
    await compare(`a stub of ${delayMs} ms`, stub, people, stand);
    await stub.stop();
  }
  await compare("the sandbox", sandbox, people, stand);
  await slowDown(sandbox, 50);
  await compare("the sandbox at 50 ms", sandbox, people, stand);
});

async function compare(
  where: string,
  platform: Platform,
  people: readonly Recipient[],
  stand: Stand,
): Promise<void> {
  const { ports, close } = await portsAt(platform.url, stand);
  const { official } = ports.config.wechat;
  const message = exampleOf();
  const token = await tokenAt(platform.url, official);
  const bare = bareUndici(platform.url, token, message);
  const loop = plainLoop(platform.url, token, message);
  const counted = async () => {
    const before = await platform.count();
    const rate = await sendNotices(people, ports);
    same(`sends counted by ${where}`, (await platform.count()) - before, people.length);
    return rate;
  };

  const notices = await inRounds({
    ours: counted,
    bare: () => bare.rate(people),
    loop: () => loop.rate(people),
  });
  tell(`notices to ${where}`, notices);
  // Against the sandbox a push would need every person's own permission there.
  if (where.startsWith("a stub")) {
    const ours = async () => sendPush(people, ports);
    tell(`push to ${where}`, {
      ...notices,
      ...(await inRounds({ ours, bare: () => bare.rate(people) })),
    });
  }
  await bare.close();
  await close();
}

function tell(what: string, { ours, bare, loop }: Record<"ours" | "bare" | "loop", number>): void {
  figure(`sends.${what} beside a bare undici loop`, { ours, peer: bare, unit });
  figure(`sends.${what} beside a plain co-wechat-api loop`, { ours, peer: loop, unit });
}

/** The product's ports with their WeChat at another address; its token is fetched anew. */
async function portsAt(url: string, { ports }: Stand) {
  await mongoose.connection.collection("wechatTokens").deleteMany({});
  const config = readConfig({
    ...environmentFor(url),
    KEY_FILE: ports.config.keyFile,
  });
  const { vault, clock, log } = ports;
  const wechat = createWechat({
    config: config.wechat,
    db: mongoose.connection,
    sealer: {
      seal: (place, text) => vault.seal("wechat", place, text),
      open: (place, sealed) => vault.open("wechat", place, sealed),
    },
    clock,
    log,
    isProduction: false,
    isOwnOrigin: () => true,
  });
  // The bench itself looks when a message is due.
  const there: Ports = { ...ports, config, wechat, jobs: { wake: async () => {} } };
  return { ports: there, close: () => wechat.close() };
}

function exampleOf() {
  const template = seedTemplates.find(
    ({ account, key }) => account === "official" && key === "booking.confirmed",
  );
  const data = (template?.fields ?? []).map(({ key, example }) => [key, { value: example }]);
  return { templateId: template?.id ?? "", data: Object.fromEntries(data) as object };
}
