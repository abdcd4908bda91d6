import { randomText } from "../core/random";
import type { Control, Person } from "../core/types";
import { addPerson, blankPerson, markFollowing } from "../seed/world";
import { person as shown } from "../wechat/format";
import type { Platform } from "../wechat/platform";
import type { PersonState } from "../wechat/world";
import { ControlError } from "./errors";

/** The person of a short id or of an openid. */
export function find(platform: Platform, user: string): PersonState {
  const { people, openids } = platform.world;
  const person = people.get(user) ?? people.get(openids.get(user)?.person ?? "");
  if (!person) throw new ControlError("unknownUser", `没有这位微信用户：${user}`, 404);
  return person;
}

/** A new WeChat user. */
export function create(platform: Platform, input: Parameters<Control["addPerson"]>[0]): Person {
  const id = input.id ?? `user-${randomText(8).toLowerCase().replaceAll(/[-_]/g, "0")}`;
  if (!/^[\w-]{1,40}$/.test(id)) throw new ControlError("badId", "id 只能用字母、数字和连字符");
  if (platform.world.people.has(id)) throw new ControlError("idTaken", `已有微信用户 ${id}`, 409);
  const { nickname, phone, following } = input;
  const person = { ...blankPerson(id), nickname, phone: phone ?? null };
  addPerson(platform.world, person);
  if (following) {
    markFollowing(platform.world, id, platform.clock.now(), "ADD_SCENE_SEARCH", "");
  }
  return shown(person);
}
