import { createInterface } from "node:readline";
import { launch } from "@config/scripts/lib/child.mjs";
import type { WechatConfig } from "@server/wechat";
import { sandboxConfig, startSandbox } from "@tests/support/sandbox";
import { wechatConfig } from "@tests/support/wechat";
import mongoose from "mongoose";
import { atEnd, bench, figure, same, sized } from "./lib/bench";
import { atOnce, inRounds } from "./lib/rounds";
import { database } from "./lib/stand";

const processes = 3;
const callersEach = 20;

/**
 * Sixty callers in three processes who all need the token at once and find none: how long until
 * the last has its answer, beside sixty who fetch a token each, as co-wechat-api's users do.
 */
await bench(async () => {
  const sandbox = await startSandbox();
  atEnd(() => sandbox.close());
  const connection = await mongoose.createConnection(database.uri).asPromise();
  atEnd(() => connection.close());
  const tokens = connection.collection("wechatTokens");
  const config = sandboxConfig(sandbox);

  const took = await inRounds(
    {
      ours: async () => {
        await tokens.deleteMany({});
        return allCold({ ...wechatConfig(sandbox.url), ...config });
      },
      peer: () => eachForItself(sandbox.url, config),
    },
    { rounds: sized(1, 5), warmUp: false },
  );
  figure("token.cold, 60 callers in 3 processes, beside a token for each", { ...took, unit: "ms" });

  const kept = await tokens.find().toArray();
  same(
    "tokens fetched for 60 callers",
    kept.map(({ generation }) => generation),
    [1],
  );
});

async function allCold(config: WechatConfig): Promise<number> {
  const callers = await Promise.all(Array.from({ length: processes }, () => startCaller(config)));
  const startedAt = performance.now();
  const failed = await Promise.all(callers.map((call) => call()));
  same(
    "failed callers",
    failed,
    Array.from({ length: processes }, () => 0),
  );
  return performance.now() - startedAt;
}

/** A process that is ready; its answer to the call is how many of its callers failed. */
async function startCaller(config: WechatConfig): Promise<() => Promise<number>> {
  const child = launch(
    process.execPath,
    [
      ...["--import", "tsx", "tests/support/token-caller.ts"],
      ...[database.uri, JSON.stringify(config), String(callersEach)],
    ],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error("The caller cannot be spoken to.");
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  await lines.next();
  return async () => {
    stdin.write("go\n");
    const said = await lines.next();
    return (JSON.parse(String(said.value)) as { failed: number }).failed;
  };
}

async function eachForItself(url: string, { official }: WechatConfig): Promise<number> {
  const { appid, secret } = official;
  const asked = new URLSearchParams({ grant_type: "client_credential", appid, secret });
  const startedAt = performance.now();
  await atOnce(processes * callersEach, processes * callersEach, async () => {
    const answer = await fetch(`${url}/cgi-bin/token?${asked}`);
    const { access_token } = (await answer.json()) as { access_token: string };
    const used = new URLSearchParams({ access_token });
    await (await fetch(`${url}/cgi-bin/get_api_domain_ip?${used}`)).json();
  });
  return performance.now() - startedAt;
}
