import * as z from "zod";
import type { WechatClient } from "./client";

// Names and pictures are not given any more (since 2021-12-27); someone who left has only an openid.
const User = z
  .object({
    subscribe: z.number(),
    openid: z.string(),
    unionid: z.string().optional(),
    subscribe_time: z.number().optional(),
    remark: z.string().optional(),
    tagid_list: z.array(z.number()).optional(),
    subscribe_scene: z.string().optional(),
    qr_scene: z.number().optional(),
    qr_scene_str: z.string().optional(),
  })
  .transform((user) => ({
    openid: user.openid,
    unionid: user.unionid || undefined,
    isFollowing: user.subscribe === 1,
    followedAt: user.subscribe_time ? new Date(user.subscribe_time * 1_000) : undefined,
    remark: user.remark ?? "",
    tagIds: user.tagid_list ?? [],
    source: user.subscribe_scene,
    scene: user.qr_scene_str || (user.qr_scene ? String(user.qr_scene) : undefined),
  }));
export type WechatUser = z.output<typeof User>;

const Batch = z.object({ user_info_list: z.array(User) });
const OpenidPage = z.object({
  total: z.number().optional(),
  count: z.number().optional(),
  data: z.object({ openid: z.array(z.string()) }).optional(),
  next_openid: z.string().optional(),
});

const largestBatch = 100;

/** Followers of the service account. */
export function usersOf(client: WechatClient) {
  const batch = async (openids: readonly string[]) =>
    Batch.parse(await client.batchGetUsers(openids)).user_info_list;

  return {
    get: (openid: string): Promise<WechatUser> =>
      client.get("/cgi-bin/user/info", { openid, lang: "zh_CN" }, User),

    /** Any number of people, a hundred a call. */
    async getMany(openids: readonly string[]): Promise<WechatUser[]> {
      const users: WechatUser[] = [];
      for (let start = 0; start < openids.length; start += largestBatch)
        users.push(...(await batch(openids.slice(start, start + largestBatch))));
      return users;
    },

    /** Every follower's openid, page by page, ten thousand at a time. */
    async *followers(after?: string): AsyncGenerator<readonly string[]> {
      let next: string | undefined = after;
      for (;;) {
        const page = OpenidPage.parse(await client.getFollowers(next));
        const openids = page.data?.openid ?? [];
        if (openids.length === 0) return;
        yield openids;
        if (!page.next_openid || page.next_openid === next) return;
        next = page.next_openid;
      }
    },

    async remark(openid: string, remark: string): Promise<void> {
      await client.updateRemark(openid, remark);
    },

    /** People who may not write to the account. */
    async blacklist(after = ""): Promise<{ openids: readonly string[]; next?: string }> {
      const body = { begin_openid: after };
      const page = await client.post("/cgi-bin/tags/members/getblacklist", body, OpenidPage);
      const openids = page.data?.openid ?? [];
      return { openids, ...(page.next_openid && { next: page.next_openid }) };
    },
  };
}
