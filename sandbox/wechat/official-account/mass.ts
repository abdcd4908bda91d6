import { minutes, monthOf } from "../../core/clock";
import type { MessageBody } from "../../core/types";
import { isRecord } from "../../core/xml";
import { record, showInChat } from "../deliver";
import { bare, type Call, type Guarded, ok, rawJson } from "../endpoint";
import { PlatformError, Unimplemented } from "../errcodes";
import { integer, object, text, texts } from "../input";
import { mediaOf, mediaUrl } from "../media-store";
import { personByOpenid } from "../platform";
import type { Account, PersonState } from "../world";

/** Each follower receives at most four a month; a send to all counts against four as well. */
const perMonth = 4;

function content({ platform, account, body }: Call): MessageBody {
  const type = text(body, "msgtype", 40035);
  const part = object(body, type === "mpvideo" ? "mpvideo" : type);
  if (type === "text") return { type: "text", content: text(part, "content", 44004) };
  if (type === "image" || type === "voice") {
    const ids = type === "image" && isRecord(body.images) ? body.images.media_ids : undefined;
    const mediaId = Array.isArray(ids) ? String(ids[0]) : text(part, "media_id", 40007);
    mediaOf(platform, account.kind, mediaId);
    return { type, mediaId, url: mediaUrl(platform, mediaId) };
  }
  if (type === "wxcard") return { type: "card", cardId: text(part, "card_id") };
  throw new Unimplemented(`群发 ${type}`);
}

function clientIdSeen(call: Call): string | null {
  const id = call.body.clientmsgid;
  if (id === undefined) return null;
  const value = String(id);
  if (Buffer.byteLength(value) > 32) throw new PlatformError(45067);
  const earlier = call.account.massByClientId.get(value);
  if (!earlier) return value;
  const job = call.account.massJobs.get(earlier);
  if (job && call.now - job.at < minutes(1)) throw new PlatformError(45066);
  throw new PlatformError(45065, undefined, { msg_id: Number(earlier) });
}

function start(call: Call, people: PersonState[]) {
  const { platform, account, now } = call;
  const message = content(call);
  const clientId = clientIdSeen(call);
  const id = String(1_000_000_000 + account.massJobs.size + 1);
  const dataId = String(2_247_483_000 + account.massJobs.size + 1);
  account.massJobs.set(id, { id, dataId, status: "SENDING", at: now });
  if (clientId !== null) account.massByClientId.set(clientId, id);
  setTimeout(() => finish(call, id, people, message), platform.rules.resultDelayMs).unref();
  return rawJson(
    `{"errcode":0,"errmsg":"send job submission success","msg_id":${id},"msg_data_id":${dataId}}`,
  );
}

function finish(call: Call, id: string, people: PersonState[], message: MessageBody): void {
  const { platform, account } = call;
  const job = account.massJobs.get(id);
  if (job?.status !== "SENDING") return;
  const month = monthOf(platform.clock.now());
  const sent = people.filter((person) => deliverOne(call, person, month, message, id)).length;
  job.status = "SEND_SUCCESS";
  platform.pusher.push({
    kind: "official",
    person: null,
    msgType: "event",
    fields: {
      Event: "MASSSENDJOBFINISH",
      MsgID: BigInt(id),
      Status: "send success",
      TotalCount: people.length,
      FilterCount: people.length,
      SentCount: sent,
      ErrorCount: people.length - sent,
    },
    awaited: false,
  });
}

/** A follower over the monthly cap gets nothing, and nobody is told but the ledger. */
function deliverOne(
  { platform, account }: Call,
  person: PersonState,
  month: string,
  message: MessageBody,
  msgId: string,
): boolean {
  if (person.mass.month !== month) person.mass = { month, count: 0 };
  const isCapped = person.mass.count >= perMonth;
  const isBlocked = person.muted || !person.following;
  const effect = isCapped ? "capped" : isBlocked ? "blocked" : "delivered";
  record(platform, account, person, { channel: "mass", data: { ...message }, msgId, effect });
  if (effect !== "delivered") return false;
  person.mass.count++;
  const shown = { from: "account" as const, agent: null, aiGenerated: false, body: message };
  showInChat(platform, "official", person, shown);
  return true;
}

function sendAll(call: Call) {
  const { platform, account, body, now } = call;
  const filter = isRecord(body.filter) ? body.filter : {};
  const isToAll = filter.is_to_all === true;
  const tag = Number(filter.tag_id);
  if (!isToAll && !account.tags.has(tag)) throw new PlatformError(45159);
  if (isToAll) spendMonth(account, monthOf(now));
  const people = [...platform.world.people.values()].filter(
    (person) => person.following && (isToAll || person.tags.has(tag)),
  );
  return start(call, people);
}

function spendMonth(account: Account, month: string): void {
  if (account.massMonth.month !== month) account.massMonth = { month, toAll: 0 };
  if (account.massMonth.toAll >= perMonth) throw new PlatformError(45028);
  account.massMonth.toAll++;
}

function sendTo(call: Call) {
  const openids = texts(call.body, "touser", 40031);
  if (openids.length < 2) throw new PlatformError(40031);
  if (openids.length > 10_000) throw new PlatformError(40032);
  const people = openids.map((openid) => personByOpenid(call.platform, "official", openid));
  return start(call, people);
}

function preview(call: Call) {
  const { platform, account, body } = call;
  if (body.towxname !== undefined) throw new Unimplemented("群发预览 towxname");
  const person = personByOpenid(platform, "official", body.touser);
  const message = content(call);
  record(platform, account, person, { channel: "mass", data: { ...message, preview: true } });
  const shown = { from: "account" as const, agent: null, aiGenerated: false, body: message };
  showInChat(platform, "official", person, shown);
  return ok({ msg_id: account.massJobs.size });
}

function jobOf({ account, body }: Call) {
  const job = account.massJobs.get(text(body, "msg_id", 40035));
  if (!job) throw new PlatformError(40035);
  return job;
}

function remove(call: Call) {
  jobOf(call).status = "DELETE";
  return ok();
}

function status(call: Call) {
  const job = jobOf(call);
  return bare({ msg_id: Number(job.id), msg_status: job.status });
}

const speeds = [80, 60, 45, 30, 10];

function setSpeed({ account, body }: Call) {
  const speed = integer(body, "speed", 45083);
  if (speed < 0 || speed > 4) throw new PlatformError(45083);
  account.massSpeed = speed;
  return ok();
}

const shape = { method: "POST", account: "official" } as const;
const mass = "/cgi-bin/message/mass";

export const massEndpoints: Guarded[] = [
  { path: `${mass}/sendall`, ...shape, rawText: true, run: sendAll },
  { path: `${mass}/send`, ...shape, rawText: true, run: sendTo },
  { path: `${mass}/preview`, ...shape, rawText: true, run: preview },
  { path: `${mass}/delete`, ...shape, run: remove },
  { path: `${mass}/get`, ...shape, run: status },
  { path: `${mass}/speed/set`, ...shape, run: setSpeed },
  {
    path: `${mass}/speed/get`,
    ...shape,
    method: "any",
    input: "optional",
    run: ({ account }) => bare({ speed: account.massSpeed, realspeed: speeds[account.massSpeed] }),
  },
];
