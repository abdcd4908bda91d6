import type { Answer, Incoming } from "../core/http";
import type { Fault } from "../core/types";
import type { Platform } from "./platform";

let last = 0;

/** Notes one call of the developer's server; no secret and no token is kept. */
export function trace(
  platform: Platform,
  incoming: Incoming,
  answer: Answer,
  ms: number,
  fault: Fault | null,
): void {
  const record = {
    id: ++last,
    at: platform.clock.now(),
    ms,
    method: incoming.method,
    path: incoming.path,
    account: answer.account ?? null,
    status: answer.status,
    errcode: answer.errcode ?? 0,
    errmsg: answer.errmsg ?? "ok",
    rid: answer.rid ?? null,
    fault: fault?.kind ?? null,
  };
  platform.traces.push(record);
  platform.feed.emit(() => ({ type: "trace", trace: record }));
}
