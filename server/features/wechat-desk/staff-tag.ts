import { hours } from "@server/core/clock";
import { defineJob } from "@server/core/job";
import { staff } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import { WechatError } from "@server/wechat";
import * as z from "zod";
import { menus } from "./menu.model";
import { setMenu, tagNamed } from "./publish-menu";

/** The tag that colleagues carry, so that they see the menu made for them. */
export const staffTag = "staff";

/** Gives the tag to colleagues who follow, and takes it from whoever no longer is one. */
export async function tagStaff(ports: Ports): Promise<void> {
  const { tags } = ports.wechat.official;
  const id = await tagNamed(staffTag, ports);
  const [wanted, tagged] = [await colleagues(ports), await everyMember(id, ports)];
  const followers = await ports.wechat.official.users.getMany(
    [...wanted].filter((openid) => !tagged.has(openid)),
  );
  const add = followers.filter((one) => one.isFollowing).map(({ openid }) => openid);
  const take = [...tagged].filter((openid) => !wanted.has(openid));
  if (add.length > 0) await tags.add(id, add);
  if (take.length > 0) await tags.take(id, take);
}

async function colleagues({ vault }: Ports): Promise<Set<string>> {
  const active = (await staff.all()).filter(({ state }) => state === "active");
  const openids = await Promise.all(active.map((one) => staff.open(vault, one, "openid")));
  return new Set(openids.flatMap((openid) => openid ?? []));
}

async function everyMember(id: number, { wechat }: Ports): Promise<Set<string>> {
  const members = new Set<string>();
  let after: string | undefined = "";
  while (after !== undefined) {
    const page = await wechat.official.tags.members(id, after);
    for (const openid of page.openids) members.add(openid);
    after = page.openids.length > 0 ? page.next : undefined;
  }
  return members;
}

/** A colleague who follows again lost the tag with the following. */
export function hearColleagues(ports: Ports): void {
  ports.wechat.onWechat("user.subscribed", async ({ account, openid }) => {
    if (account !== "official") return;
    const person = await staff.byOpenid(ports.vault, openid);
    if (person?.state !== "active" || !(await hasStaffMenu())) return;
    await ports.wechat.official.tags.add(await tagNamed(staffTag, ports), [openid]);
  });
}

const hasStaffMenu = async () =>
  (await menus.published())?.sets.some(({ tag }) => tag === staffTag) ?? false;

/**
 * Keeps the tag true while a menu is made for it. In a demo the platform forgets its menu when it is
 * started anew, so ours is set again there; a real account is never changed behind anybody's back.
 */
export const keepStaffTag = defineJob({
  name: "wechatMenu.keep",
  data: z.object({}),
  everyMs: hours(1),
  lockMinutes: 5,
  run: async (_, ports) => {
    const published = await menus.published();
    if (!published) return;
    try {
      const { demoData } = ports.config;
      if (demoData && !(await ports.wechat.official.menu.get()))
        await setMenu(published.sets, ports);
      if (published.sets.some(({ tag }) => tag === staffTag)) await tagStaff(ports);
    } catch (error) {
      if (!(error instanceof WechatError)) throw error;
      ports.log.warn({ err: error }, "the staff menu could not be kept");
    }
  },
});
