import { days, minutes } from "../../core/clock";
import { parseMultipart } from "../../core/multipart";
import { bare, type Call, type Guarded, ok } from "../endpoint";
import { PlatformError } from "../errcodes";
import { integer, lengthOf, text } from "../input";
import { personByOpenid } from "../platform";
import type { Account, Agent } from "../world";

const maxAgents = 100;

function agentOf(account: Account, value: unknown): Agent {
  const agent = typeof value === "string" ? account.agents.get(value) : undefined;
  if (!agent) throw new PlatformError(65401);
  return agent;
}

function nickname(body: Record<string, unknown>): string {
  const value = text(body, "nickname", 65403);
  if (lengthOf(value) > 16) throw new PlatformError(65403);
  return value;
}

function add({ account, body }: Call) {
  const name = text(body, "kf_account", 65404);
  if (!/^\w{1,10}@[\w-]+$/.test(name)) throw new PlatformError(65404);
  if (account.agents.has(name)) throw new PlatformError(65406);
  if (account.agents.size >= maxAgents) throw new PlatformError(65405);
  account.agents.set(name, {
    account: name,
    nickname: nickname(body),
    id: String(1001 + account.agents.size),
    wx: "",
    invite: null,
    online: false,
    headimg: "",
  });
  return ok();
}

function invite({ account, body, now }: Call) {
  const agent = agentOf(account, body.kf_account);
  const wx = text(body, "invite_wx");
  if (agent.wx !== "" || agent.invite?.status === "waiting") throw new PlatformError(65407);
  agent.invite = { wx, expiresAt: now + days(1), status: "waiting" };
  return ok();
}

function update({ account, body }: Call) {
  agentOf(account, body.kf_account).nickname = nickname(body);
  return ok();
}

function headImage({ account, incoming }: Call) {
  const agent = agentOf(account, incoming.query.get("kf_account"));
  const parts = parseMultipart(incoming.body, incoming.headers["content-type"] ?? "");
  if (parts.length === 0) throw new PlatformError(41005);
  agent.headimg = `${agent.id}.jpg`;
  return ok();
}

function remove({ account, incoming, body }: Call) {
  const agent = agentOf(account, incoming.query.get("kf_account") ?? body.kf_account);
  account.agents.delete(agent.account);
  return ok();
}

function list({ account }: Call) {
  const agents = [...account.agents.values()].map((agent) => ({
    kf_account: agent.account,
    kf_nick: agent.nickname,
    kf_id: Number(agent.id),
    kf_headimgurl: agent.headimg,
    kf_wx: agent.wx,
    ...(agent.invite && {
      invite_wx: agent.invite.wx,
      invite_expire_time: Math.floor(agent.invite.expiresAt / 1000),
      invite_status: agent.invite.status,
    }),
  }));
  return bare({ kf_list: agents });
}

function online({ account }: Call) {
  const agents = [...account.agents.values()].filter((agent) => agent.online);
  const sessions = [...account.sessions.values()];
  return bare({
    kf_online_list: agents.map((agent) => ({
      kf_account: agent.account,
      status: 1,
      kf_id: agent.id,
      accepted_case: sessions.filter((session) => session.agent === agent.account).length,
    })),
  });
}

function createSession({ platform, account, body, now }: Call) {
  const agent = agentOf(account, body.kf_account);
  const { official: openid } = personByOpenid(platform, "official", body.openid).openids;
  if (agent.wx === "") throw new PlatformError(65402);
  if (!agent.online) throw new PlatformError(65415);
  const existing = account.sessions.get(openid);
  if (existing && existing.agent !== agent.account) throw new PlatformError(65414);
  account.waiting.delete(openid);
  if (!existing) {
    account.sessions.set(openid, { agent: agent.account, createdAt: now, lastAt: now });
    pushSession(platform, openid, "kf_create_session", agent.account);
  }
  return ok();
}

function pushSession(platform: Call["platform"], openid: string, event: string, agent: string) {
  platform.pusher.push({
    kind: "official",
    person: personByOpenid(platform, "official", openid),
    msgType: "event",
    fields: { Event: event, KfAccount: agent },
    awaited: false,
  });
}

function closeSession({ platform, account, body }: Call) {
  const { official: openid } = personByOpenid(platform, "official", body.openid).openids;
  const session = account.sessions.get(openid);
  if (!session) throw new PlatformError(65413);
  if (session.agent !== body.kf_account) throw new PlatformError(65414);
  account.sessions.delete(openid);
  pushSession(platform, openid, "kf_close_session", session.agent);
  return ok();
}

/** A session nobody touched for half an hour is over: messages are pushed to the developer again. */
export function liveSession(account: Account, openid: string, now: number) {
  const session = account.sessions.get(openid);
  if (session && now - session.lastAt >= minutes(30)) {
    account.sessions.delete(openid);
    return undefined;
  }
  return session;
}

function getSession({ platform, account, incoming, now }: Call) {
  const person = personByOpenid(platform, "official", incoming.query.get("openid"));
  const session = liveSession(account, person.openids.official, now);
  return ok({
    kf_account: session?.agent ?? "",
    createtime: session ? Math.floor(session.createdAt / 1000) : 0,
  });
}

function sessionList({ account, incoming }: Call) {
  const agent = agentOf(account, incoming.query.get("kf_account"));
  const sessions = [...account.sessions].filter(([, session]) => session.agent === agent.account);
  return bare({
    sessionlist: sessions.map(([openid, session]) => ({
      openid,
      createtime: Math.floor(session.createdAt / 1000),
    })),
  });
}

function waiting({ account }: Call) {
  const cases = [...account.waiting].slice(0, 100);
  return bare({
    count: account.waiting.size,
    waitcaselist: cases.map(([openid, at]) => ({
      openid,
      latest_time: Math.floor(at / 1000),
      createtime: Math.floor(at / 1000),
    })),
  });
}

/** The agents' web console does not exist here, so there is nothing agents ever said in it. */
function records({ body }: Call) {
  const start = integer(body, "starttime");
  if (integer(body, "endtime") < start || integer(body, "number") > 10_000) {
    throw new PlatformError(40035);
  }
  return bare({ recordlist: [], number: 0, msgid: integer(body, "msgid") });
}

const account = "official" as const;
const kf = "/customservice/kfaccount";
const session = "/customservice/kfsession";

export const agentEndpoints: Guarded[] = [
  { path: `${kf}/add`, method: "POST", account, run: add },
  { path: `${kf}/inviteworker`, method: "POST", account, run: invite },
  { path: `${kf}/update`, method: "POST", account, run: update },
  { path: `${kf}/uploadheadimg`, method: "POST", account, input: "file", run: headImage },
  { path: `${kf}/del`, method: "any", account, input: "optional", run: remove },
  { path: "/cgi-bin/customservice/getkflist", method: "GET", account, run: list },
  { path: "/cgi-bin/customservice/getonlinekflist", method: "GET", account, run: online },
  // Where older client libraries look for the same two.
  { path: "/customservice/getkflist", method: "GET", account, run: list },
  { path: "/customservice/getonlinekflist", method: "GET", account, run: online },
  { path: `${session}/create`, method: "POST", account, run: createSession },
  { path: `${session}/close`, method: "POST", account, run: closeSession },
  { path: `${session}/getsession`, method: "GET", account, run: getSession },
  { path: `${session}/getsessionlist`, method: "GET", account, run: sessionList },
  { path: `${session}/getwaitcase`, method: "GET", account, run: waiting },
  { path: "/customservice/msgrecord/getmsglist", method: "POST", account, run: records },
];
