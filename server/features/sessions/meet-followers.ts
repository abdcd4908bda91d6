import { hours } from "@server/core/clock";
import { defineJob } from "@server/core/job";
import type { Ports } from "@server/ports";
import * as z from "zod";
import { type WechatUserDocument, wechatUsers } from "./wechat-user.model";

/** People of one run; the rest is left to the next, so that no run outlives its lock. */
const most = 2_000;

/** Asks the platform who a follower is and keeps it: the unionid joins them with their mini-program side. */
export async function meetFollower(
  openid: string,
  { wechat, vault }: Ports,
): Promise<WechatUserDocument> {
  const person = await wechat.official.users.get(openid).catch(() => undefined);
  return wechatUsers.meet(vault, "official", {
    openid,
    unionid: person?.unionid,
    ...(person ? { follows: person.isFollowing } : {}),
  });
}

/** Takes up followers nobody told us of: those who followed before we listened, or while we did not. */
export const syncFollowers = defineJob({
  name: "follower.sync",
  data: z.object({}),
  everyMs: hours(6),
  lockMinutes: 10,
  run: async (_data, ports) => {
    const { official } = ports.wechat;
    const unknown: string[] = [];
    for await (const page of official.users.followers()) {
      unknown.push(...(await wechatUsers.unknownOf(ports.vault, page)));
      if (unknown.length >= most) break;
    }
    for (const { openid, unionid, isFollowing } of await official.users.getMany(
      unknown.slice(0, most),
    ))
      await wechatUsers.meet(ports.vault, "official", { openid, unionid, follows: isFollowing });
    if (unknown.length > most) await ports.jobs.wake("follower.sync");
  },
});
