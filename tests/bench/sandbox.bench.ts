import { seedTemplates } from "@sandbox/index";
import { bench, figure, same, sized } from "./lib/bench";
import { load, type Shot } from "./lib/http-load";
import { inRounds } from "./lib/rounds";
import {
  ask,
  bringFollowers,
  type Platform,
  startPlatform,
  startStub,
  templateSend,
} from "./platform/platform";

const forMs = sized(500, 4_000);

/** How fast the sandbox takes template messages, so that it is never what limits a test. */
await bench(async () => {
  const [platform, stub] = await Promise.all([startPlatform(), startStub(0)]);
  const shots = await shotsAt(platform);
  const used: Record<"ours" | "peer", number[]> = { ours: [], peer: [] };
  const measure = (name: "ours" | "peer", at: Platform) => async () => {
    const [cpu, before] = [at.cpuMs(), await at.count()];
    const seen = await load({ url: at.url, shots, sockets: 50, forMs });
    used[name].push((seen.count / (at.cpuMs() - cpu)) * 1_000);
    same("sends counted", (await at.count()) - before, seen.count);
    return seen.perSecond;
  };
  const rate = await inRounds({ ours: measure("ours", platform), peer: measure("peer", stub) });
  const middle = (values: readonly number[]) =>
    [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

  figure("sandbox.template beside a stub that only answers", { ...rate, unit: "sends/s" });
  figure("sandbox.template beside a stub that only answers, on one core", {
    ours: middle(used.ours),
    peer: middle(used.peer),
    unit: "sends per processor second",
  });
});

async function shotsAt({ url, said }: Platform): Promise<Shot[]> {
  const accounts = said.accounts as { kind: string; appid: string; secret: string }[];
  const official = accounts.find(({ kind }) => kind === "official");
  const { access_token } = (await ask(url, "/cgi-bin/stable_token", {
    grant_type: "client_credential",
    appid: official?.appid,
    secret: official?.secret,
  })) as { access_token: string };
  const template = seedTemplates.find(
    ({ account, key }) => account === "official" && key === "booking.confirmed",
  );
  const data = Object.fromEntries(
    (template?.fields ?? []).map(({ key, example }) => [key, { value: example }]),
  );
  return (await bringFollowers(url, sized(50, 500))).map(({ official: touser }) => ({
    method: "POST",
    path: `${templateSend}?access_token=${access_token}`,
    body: JSON.stringify({ touser, template_id: template?.id, data }),
  }));
}
