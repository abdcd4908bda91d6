import { type Program, startProgram } from "../lib/child";

export interface Platform extends Program {
  /** Sends that the platform itself counted. */
  count(): Promise<number>;
}

export const templateSend = "/cgi-bin/message/template/send";

/** The bare stand-in for WeChat, in a process of its own. */
export async function startStub(delayMs: number): Promise<Platform> {
  const program = await startProgram("tests/bench/platform/stub.ts", { args: [String(delayMs)] });
  return {
    ...program,
    count: async () => ((await ask(program.url, "/count")) as { count: number }).count,
  };
}

/** The sandbox, in a process of its own, without the day's limits of a newly registered account. */
export async function startPlatform(): Promise<Platform> {
  const program = await startProgram("sandbox/main.ts", { args: ["--port", "0"] });
  const unlimited = { daily: 100_000_000, perMinute: 100_000_000 };
  await ask(program.url, "/__sandbox/quotas", { [templateSend]: unlimited });
  return {
    ...program,
    count: async () =>
      ((await ask(program.url, "/__sandbox")) as { deliveries: number }).deliveries,
  };
}

/** Makes its template messages take so long from now on. */
export async function slowDown({ url }: Platform, ms: number): Promise<void> {
  await ask(url, "/__sandbox/faults", { path: templateSend, kind: "latency", ms });
}

/** Followers of the official account: their openids at both accounts. */
export async function bringFollowers(url: string, count: number) {
  const made = await ask(url, "/__sandbox/people/bulk", { count, prefix: "bench" });
  return (made as { openids: { official: string; mini: string }[] }).openids;
}

export async function ask(base: string, path: string, body?: object): Promise<unknown> {
  const answer = await fetch(base + path, {
    ...(body
      ? {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        }
      : {}),
  });
  const said = await answer.json();
  if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(said)}`);
  return said;
}
