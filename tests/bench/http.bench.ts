import { openSession } from "@server/core/session";
import { bench, figure, same, sized } from "./lib/bench";
import { type Program, startProgram } from "./lib/child";
import { type Load, load, type Shot } from "./lib/http-load";
import { atOnce, inRounds } from "./lib/rounds";
import { openStand } from "./lib/stand";

/** So many that nobody comes near the limit of what one person may ask in a minute. */
const people = sized(10, 400);
const forMs = sized(200, 3_000);
const sockets = 50;
const names = ["ours", "koa", "fastify"] as const;
type Name = (typeof names)[number];

const note = "客户本周三来访，有意了解家族信托";
const tags = [
  { key: "golf", value: "高尔夫爱好者", source: "manual" },
  { key: "child", value: "子女留学", source: "rule" },
  { key: "trust", value: "家族信托意向", source: "import" },
];

await bench(async () => {
  const stand = await openStand();
  const callers = await signIn();
  const programs = await Promise.all(
    names.map((kind) =>
      startProgram("tests/bench/http/server.ts", { args: [kind], env: stand.environment }),
    ),
  );
  const servers = Object.fromEntries(names.map((name, at) => [name, programs[at]])) as Record<
    Name,
    Program
  >;
  const get = callers.map(
    ({ id, headers }): Shot => ({ method: "GET", path: `/api/v1/bench/profiles/${id}`, headers }),
  );
  const post = callers.map(
    ({ id, headers }): Shot => ({
      method: "POST",
      path: `/api/v1/bench/profiles/${id}/tags`,
      headers,
      body: JSON.stringify({ tags, note, at: "2026-11-25T10:00:00+08:00" }),
    }),
  );
  await compare("GET", get, servers);
  await compare("POST", post, servers);
});

async function compare(
  what: string,
  shots: readonly Shot[],
  servers: Readonly<Record<Name, Program>>,
): Promise<void> {
  const answers = await Promise.all(names.map((name) => answerOf(servers[name], shots)));
  same(`answers to ${what}`, answers[0], answers[1]);
  same(`answers to ${what}`, answers[0], answers[2]);

  const cpu: Record<Name, number[]> = { ours: [], koa: [], fastify: [] };
  const p99: Record<Name, number[]> = { ours: [], koa: [], fastify: [] };
  const measure = (name: Name) => async () => {
    const before = servers[name].cpuMs();
    const seen: Load = await load({ url: servers[name].url, shots, sockets, forMs });
    cpu[name].push(((servers[name].cpuMs() - before) * 1_000) / seen.count);
    p99[name].push(seen.p99);
    return seen.perSecond;
  };
  const rate = await inRounds({
    ours: measure("ours"),
    koa: measure("koa"),
    fastify: measure("fastify"),
  });
  // The first of each was the warm-up.
  const middle = (values: readonly number[]) =>
    [...values.slice(1)].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
  for (const [peer, words] of [
    ["koa", "the same parts on koa + koa-router + bodyparser + zod"],
    ["fastify", "Fastify + zod"],
  ] as const) {
    const tell = (kind: string, of: (name: Name) => number, unit: string) =>
      figure(`http.${what} ${kind} beside ${words}`, { ours: of("ours"), peer: of(peer), unit });
    tell("rate", (name) => rate[name], "requests/s");
    tell("processor time", (name) => middle(cpu[name]), "µs/request");
    tell("p99", (name) => middle(p99[name]), "ms");
  }
}

/** What one of the callers is told: the same from all three. */
async function answerOf({ url }: Program, [shot]: readonly Shot[]): Promise<unknown> {
  if (!shot) return undefined;
  const { method, path, headers = {}, body } = shot;
  const answer = await fetch(url + path, {
    method,
    headers: { ...headers, "content-type": "application/json" },
    ...(body ? { body } : {}),
  });
  return [answer.status, await answer.json()];
}

async function signIn() {
  const callers: { id: string; headers: Record<string, string> }[] = [];
  await atOnce(people, 8, async (at) => {
    const id = `cus_bench${at}`;
    const { accessToken } = await openSession({
      subject: { kind: "customer", id },
      channel: "mini",
      device: "bench",
      ip: "127.0.0.1",
    });
    callers.push({ id, headers: { authorization: `Bearer ${accessToken}` } });
  });
  return callers;
}
