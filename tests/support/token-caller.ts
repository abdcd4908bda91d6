import type { WechatConfig } from "@server/wechat";
import { openWechat } from "./wechat";

/** A process that needs the token many times at once: `token-caller <mongodb> <configuration> <count>`. */
const [uri = "", config = "", count = "1"] = process.argv.slice(2);
const { wechat, close } = await openWechat(uri, { config: JSON.parse(config) as WechatConfig });
process.stdout.write("ready\n");
process.stdin.once("data", async () => {
  const calls = Array.from({ length: Number(count) }, () => wechat.official.quota.apiAddresses());
  const done = await Promise.allSettled(calls);
  const failed = done.filter(({ status }) => status === "rejected").length;
  await close();
  process.stdout.write(`${JSON.stringify({ failed })}\n`);
  process.stdin.destroy();
});
