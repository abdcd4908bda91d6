import { createDecipheriv, randomBytes } from "node:crypto";
import { readBody } from "@server/wechat/callback-body";
import { decryptCallback, encryptCallback } from "@server/wechat/crypto";
import { type PushAccount, safePush, textMessage } from "@tests/support/push";
import mongoose from "mongoose";
import { bench, figure, same, sized } from "./lib/bench";
import { startProgram } from "./lib/child";
import { steadyPosts } from "./lib/http-steady";
import { inRounds, perCpuSecond } from "./lib/rounds";
import { environmentFor, openStand } from "./lib/stand";

const perSecond = 300;
const seconds = sized(0.5, 10);
const count = sized(2_000, 30_000);

/** Encrypted pushes at a steady rate, and what reading one costs beside the bare cipher. */
await bench(async () => {
  await compareReading();
  await compareAnswers();
});

async function compareAnswers(): Promise<void> {
  const { environment } = await openStand();
  const account: PushAccount = {
    appid: environment.WECHAT_OFFICIAL_APPID ?? "",
    token: environment.WECHAT_OFFICIAL_TOKEN ?? "",
    aesKey: environment.WECHAT_OFFICIAL_AES_KEY ?? "",
  };
  const server = await startProgram("server/main.ts", { env: { ...environment, ROLES: "api" } });
  const { url } = server;
  let sent = 0;
  const push = () => {
    const { query, body } = safePush(account, textMessage("请问下周三方便见面吗？"));
    sent++;
    return { path: `/wechat/callback/${account.appid}?${query}`, body };
  };
  const delays = { ours: [] as number[], peer: [] as number[] };
  const measure = (name: "ours" | "peer", path?: string) => async () => {
    const shot = path ? () => ({ path, body: push().body }) : push;
    const seen = await steadyPosts(url, shot, { perSecond, seconds, sockets: 20 });
    delays[name].push(seen.p99);
    return seen.p50;
  };
  // The peer is the same server where it only says that there is nothing: HTTP alone.
  const p50 = await inRounds({ ours: measure("ours"), peer: measure("peer", "/healthz") });
  const middle = (values: readonly number[]) =>
    [...values.slice(1)].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
  figure(`callbacks.answer p50 at ${perSecond}/s, stored durably, beside the door alone`, {
    ...p50,
    unit: "ms",
  });
  figure(`callbacks.answer p99 at ${perSecond}/s, stored durably, beside the door alone`, {
    ours: middle(delays.ours),
    peer: middle(delays.peer),
    unit: "ms",
  });
  const stored = await mongoose.connection.collection("wechatInbox").countDocuments();
  same("pushes stored", stored, sent / 2);
}

async function compareReading(): Promise<void> {
  const { WECHAT_OFFICIAL_APPID: appid = "", WECHAT_OFFICIAL_AES_KEY: aesKey = "" } =
    environmentFor("http://127.0.0.1:1");
  const message = textMessage("请问下周三上午方便见面吗？想谈一谈到期的那笔存款。");
  const encrypted = encryptCallback(message, { appid, aesKey }, randomBytes(16));
  const key = Buffer.from(`${aesKey}=`, "base64");
  const bare = () => {
    const decipher = createDecipheriv("aes-256-cbc", key, key.subarray(0, 16)).setAutoPadding(
      false,
    );
    const bytes = Buffer.concat([decipher.update(encrypted, "base64"), decipher.final()]);
    return bytes.toString("utf8", 20, 20 + bytes.readUInt32BE(16));
  };
  const ours = () => decryptCallback(encrypted, { appid, aesKey });
  same("decrypted texts", ours(), bare());

  const many = (once: () => unknown) => () =>
    perCpuSecond(() => {
      for (let at = 0; at < count; at++) once();
      return count;
    });
  const unit = "pushes per processor second";
  const opened = await inRounds({ ours: many(ours), peer: many(bare) });
  figure("callbacks.decrypt beside bare node:crypto", { ...opened, unit });
  const read = await inRounds({ ours: many(() => readBody(ours())), peer: many(bare) });
  figure("callbacks.decrypt and parse beside bare node:crypto", { ...read, unit });
}
