import { bare, type Call, type Guarded, ok } from "../endpoint";
import { PlatformError } from "../errcodes";
import { lengthOf, objects, text, texts } from "../input";
import { type Platform, personByOpenid } from "../platform";
import type { PersonState } from "../world";

const pageSize = 10_000;

/** What user/info tells since 2021: no nickname, no picture. */
function info(person: PersonState): Record<string, unknown> {
  const { official: openid } = person.openids;
  if (!person.following) return { subscribe: 0, openid, unionid: person.unionid };
  const isNumeric = /^\d+$/.test(person.qrScene);
  return {
    subscribe: 1,
    openid,
    language: "zh_CN",
    subscribe_time: Math.floor(person.followedAt / 1000),
    unionid: person.unionid,
    remark: person.remark,
    groupid: [...person.tags][0] ?? 0,
    tagid_list: [...person.tags],
    subscribe_scene: person.followScene,
    qr_scene: isNumeric ? Number(person.qrScene) : 0,
    qr_scene_str: isNumeric ? "" : person.qrScene,
  };
}

function getInfo({ platform, incoming }: Call) {
  const openid = incoming.query.get("openid");
  if (!openid) throw new PlatformError(41009);
  return bare(info(personByOpenid(platform, "official", openid)));
}

function batchGet({ platform, body }: Call) {
  const list = objects(body, "user_list");
  if (list.length > 100) throw new PlatformError(40032);
  const people = list.map(({ openid }) => info(personByOpenid(platform, "official", openid)));
  return bare({ user_info_list: people });
}

function listFollowers({ platform, incoming }: Call) {
  const followers = [...platform.world.people.values()].filter(({ following }) => following);
  const openids = followers.map((person) => person.openids.official);
  return bare(pageAfter(openids, incoming.query.get("next_openid") ?? ""));
}

/** One page of openids, starting after `next`. */
export function pageAfter(openids: string[], next: string): Record<string, unknown> {
  const start = next === "" ? 0 : openids.indexOf(next) + 1;
  if (next !== "" && start === 0) throw new PlatformError(40003);
  const page = openids.slice(start, start + pageSize);
  const head = { total: openids.length, count: page.length };
  if (page.length === 0) return { ...head, next_openid: "" };
  return { ...head, data: { openid: page }, next_openid: page.at(-1) ?? "" };
}

function remark({ platform, body }: Call) {
  const person = personByOpenid(platform, "official", text(body, "openid", 40003));
  const value = typeof body.remark === "string" ? body.remark : "";
  if (lengthOf(value) > 30) throw new PlatformError(40035);
  person.remark = value;
  return ok();
}

function blacklist({ platform, body }: Call) {
  const openids = [...platform.world.people.values()]
    .filter((person) => person.blacklisted)
    .map((person) => person.openids.official);
  return bare(pageAfter(openids, typeof body.begin_openid === "string" ? body.begin_openid : ""));
}

function setBlacklisted(value: boolean) {
  return ({ platform, body }: Call) => {
    for (const person of members(platform, texts(body, "openid_list", 40031), 20)) {
      person.blacklisted = value;
    }
    return ok();
  };
}

/** The people of an openid list, which may not be longer than `limit`. */
export function members(platform: Platform, openids: string[], limit: number): PersonState[] {
  if (openids.length === 0) throw new PlatformError(40031);
  if (openids.length > limit) throw new PlatformError(40032);
  return openids.map((openid) => personByOpenid(platform, "official", openid));
}

const account = "official" as const;

export const userEndpoints: Guarded[] = [
  { path: "/cgi-bin/user/info", method: "GET", account, run: getInfo },
  { path: "/cgi-bin/user/info/batchget", method: "POST", account, run: batchGet },
  { path: "/cgi-bin/user/get", method: "GET", account, run: listFollowers },
  { path: "/cgi-bin/user/info/updateremark", method: "POST", account, rawText: true, run: remark },
  { path: "/cgi-bin/tags/members/getblacklist", method: "POST", account, run: blacklist },
  {
    path: "/cgi-bin/tags/members/batchblacklist",
    method: "POST",
    account,
    run: setBlacklisted(true),
  },
  {
    path: "/cgi-bin/tags/members/batchunblacklist",
    method: "POST",
    account,
    run: setBlacklisted(false),
  },
];
