import { setTimeout as pause } from "node:timers/promises";
import { Pool } from "undici";
import { quantile } from "./rounds";

interface Post {
  readonly path: string;
  readonly body: string;
}

/**
 * Posts at a steady rate whatever the answers do, and measures from the moment each was due.
 * Throws at the first answer that is a failure of the server.
 */
export async function steadyPosts(
  url: string,
  next: () => Post,
  options: { readonly perSecond: number; readonly seconds: number; readonly sockets: number },
): Promise<{ p50: number; p99: number }> {
  const { perSecond, seconds, sockets } = options;
  const pool = new Pool(url, { connections: sockets, headersTimeout: 10_000, bodyTimeout: 10_000 });
  const delays: number[] = [];
  const total = perSecond * seconds;
  const posts = Array.from({ length: total }, next);
  const startedAt = performance.now();
  const under = posts.map(async ({ path, body }, at) => {
    const due = startedAt + (at * 1_000) / perSecond;
    await pause(Math.max(0, due - performance.now()));
    // A timer may be a little early.
    const from = Math.min(due, performance.now());
    const answer = await pool.request({ path, method: "POST", body });
    await answer.body.dump();
    if (answer.statusCode >= 500 || answer.statusCode === 403)
      throw new Error(`The server answered ${answer.statusCode}.`);
    delays.push(performance.now() - from);
  });
  try {
    await Promise.all(under);
  } finally {
    await pool.destroy();
  }
  return { p50: quantile(delays, 0.5), p99: quantile(delays, 0.99) };
}
