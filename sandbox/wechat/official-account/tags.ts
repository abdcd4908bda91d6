import { bare, type Call, type Guarded, ok } from "../endpoint";
import { PlatformError } from "../errcodes";
import { integer, lengthOf, object, text, texts } from "../input";
import { type Platform, personByOpenid } from "../platform";
import type { Account, PersonState } from "../world";
import { members, pageAfter } from "./users";

/** 0, 1 and 2 belong to the platform: nobody, blacklist, 星标组. */
const systemTags = 3;

function nameOf(account: Account, tag: Record<string, unknown>, self: number | null): string {
  const name = text(tag, "name");
  if (lengthOf(name) > 30) throw new PlatformError(45158);
  for (const [id, other] of account.tags) {
    if (other === name && id !== self) throw new PlatformError(45157);
  }
  return name;
}

function tagId(account: Account, from: Record<string, unknown>, field = "id"): number {
  const id = integer(from, field, 45159);
  if (!account.tags.has(id)) throw new PlatformError(45159);
  return id;
}

function holders(platform: Platform, id: number): PersonState[] {
  return [...platform.world.people.values()].filter((person) => person.tags.has(id));
}

function create({ account, body }: Call) {
  const name = nameOf(account, object(body, "tag"), null);
  if (account.tags.size - systemTags >= 100) throw new PlatformError(45056);
  const id = account.nextTag++;
  account.tags.set(id, name);
  return bare({ tag: { id, name } });
}

function list({ platform, account }: Call) {
  const tags = [...account.tags].map(([id, name]) => ({
    id,
    name,
    count: holders(platform, id).length,
  }));
  return bare({ tags });
}

function update({ account, body }: Call) {
  const tag = object(body, "tag");
  const id = tagId(account, tag);
  if (id < systemTags) throw new PlatformError(45058);
  account.tags.set(id, nameOf(account, tag, id));
  return ok();
}

function remove({ platform, account, body }: Call) {
  const id = tagId(account, object(body, "tag"));
  if (id < systemTags) throw new PlatformError(45058);
  const people = holders(platform, id);
  if (people.length >= 100_000) throw new PlatformError(45057);
  for (const person of people) person.tags.delete(id);
  account.tags.delete(id);
  return ok();
}

function tag({ platform, account, body }: Call) {
  const people = members(platform, texts(body, "openid_list", 40031), 50);
  const id = tagId(account, body, "tagid");
  if (people.some(({ tags }) => !tags.has(id) && tags.size >= 20)) throw new PlatformError(45059);
  for (const person of people) person.tags.add(id);
  return ok();
}

function untag({ platform, account, body }: Call) {
  const people = members(platform, texts(body, "openid_list", 40031), 50);
  const id = tagId(account, body, "tagid");
  for (const person of people) person.tags.delete(id);
  return ok();
}

function tagMembers({ platform, account, body }: Call) {
  const field = body.tagid === undefined && body.tag_id !== undefined ? "tag_id" : "tagid";
  const openids = holders(platform, tagId(account, body, field)).map((one) => one.openids.official);
  const next = typeof body.next_openid === "string" ? body.next_openid : "";
  const { total: _total, ...page } = pageAfter(openids, next);
  return bare(page);
}

function tagsOf({ platform, body }: Call) {
  const person = personByOpenid(platform, "official", text(body, "openid", 40003));
  return bare({ tagid_list: [...person.tags] });
}

const account = "official" as const;

export const tagEndpoints: Guarded[] = [
  { path: "/cgi-bin/tags/create", method: "POST", account, rawText: true, run: create },
  { path: "/cgi-bin/tags/get", method: "GET", account, run: list },
  { path: "/cgi-bin/tags/update", method: "POST", account, rawText: true, run: update },
  { path: "/cgi-bin/tags/delete", method: "POST", account, run: remove },
  { path: "/cgi-bin/tags/members/batchtagging", method: "POST", account, run: tag },
  { path: "/cgi-bin/tags/members/batchuntagging", method: "POST", account, run: untag },
  { path: "/cgi-bin/user/tag/get", method: "POST", account, run: tagMembers },
  { path: "/cgi-bin/tags/getidlist", method: "POST", account, run: tagsOf },
];
