import { hours } from "../../core/clock";
import { randomHex } from "../../core/random";
import { type Call, type Guarded, ok } from "../endpoint";
import { PlatformError } from "../errcodes";
import { lengthOf, text } from "../input";
import { personByOpenid } from "../platform";
import { judge } from "../verdicts";
import type { PersonState } from "../world";

/** The person must have used the mini-program within two hours. */
function visitor(call: Call): PersonState {
  const person = personByOpenid(call.platform, "mini", call.body.openid);
  if (call.now - person.visitAt > hours(2)) throw new PlatformError(61010);
  return person;
}

function checkScene(body: Record<string, unknown>): void {
  const scene = Number(body.scene);
  if (![1, 2, 3, 4].includes(scene)) throw new PlatformError(40129);
}

const traceId = (now: number): string =>
  `${Math.floor(now / 1000).toString(16)}-${randomHex(8)}-${randomHex(8)}`;

function checkText(call: Call) {
  const { body } = call;
  if (Number(body.version ?? 1) !== 2) return checkTextFrozen(call);
  checkScene(body);
  visitor(call);
  const content = text(body, "content");
  if (lengthOf(content) > 2500) throw new PlatformError(45002);
  const verdict = judge(
    call.platform,
    [content, body.title, body.nickname, body.signature].join("\n"),
  );
  const result = { suggest: verdict.suggest, label: verdict.label };
  const detail = [{ strategy: "content_model", errcode: 0, ...result, prob: 90 }];
  return ok({ result, detail, trace_id: traceId(call.now) });
}

/** Version 1, not developed further since 2021: content only, a hit is a refusal. */
function checkTextFrozen(call: Call) {
  const content = text(call.body, "content");
  if (Buffer.byteLength(content) > 500 * 1024) throw new PlatformError(45002);
  if (judge(call.platform, content).suggest !== "pass") throw new PlatformError(87014);
  return ok();
}

function checkMedia(call: Call) {
  const { platform, account, body } = call;
  const kind = Number(body.media_type);
  if (kind !== 1 && kind !== 2) throw new PlatformError(40004);
  checkScene(body);
  const person = visitor(call);
  const url = text(body, "media_url");
  const trace = traceId(call.now);
  const verdict = judge(call.platform, url);
  const result = { suggest: verdict.suggest, label: verdict.label };
  const detail = { strategy: "content_model", errcode: 0, ...result, prob: 90 };
  const common = { Event: "wxa_media_check", appid: account.appid, trace_id: trace, version: 2 };
  setTimeout(() => {
    platform.pusher.push({
      kind: "mini",
      person,
      msgType: "event",
      fields: { ...common, errcode: 0, errmsg: "ok", result, detail },
      jsonFields: { ...common, errcode: 0, errmsg: "ok", result, detail: [detail] },
      awaited: false,
    });
  }, platform.rules.resultDelayMs).unref();
  return ok({ trace_id: trace });
}

function riskRank({ platform, account, body, now }: Call) {
  if (body.appid !== account.appid) throw new PlatformError(40013);
  const person = personByOpenid(platform, "mini", body.openid);
  if (![0, 1, 2].includes(Number(body.scene))) throw new PlatformError(40129);
  text(body, "client_ip");
  if (now - person.visitAt > hours(2)) throw new PlatformError(61010);
  return ok({
    errmsg: "getuserriskrank succ",
    risk_rank: person.riskRank,
    unoin_id: Number.parseInt(randomHex(8), 16),
  });
}

const shape = { method: "POST", account: "mini" } as const;

export const checkEndpoints: Guarded[] = [
  { path: "/wxa/msg_sec_check", ...shape, run: checkText },
  { path: "/wxa/media_check_async", ...shape, run: checkMedia },
  { path: "/wxa/getuserriskrank", ...shape, run: riskRank },
];
