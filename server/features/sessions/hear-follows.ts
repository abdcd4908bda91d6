import type { Ports } from "@server/ports";
import { wechatUsers } from "./wechat-user.model";

/** Keeps who follows the official account: only followers can be sent its messages. */
export function hearFollows(ports: Ports): void {
  ports.wechat.onWechat("user.subscribed", async ({ account, openid }) => {
    if (account !== "official") return;
    // The platform says a person's unionid only when asked.
    const person = await ports.wechat.official.users.get(openid).catch(() => undefined);
    await wechatUsers.meet(ports.vault, "official", {
      openid,
      unionid: person?.unionid,
      follows: true,
    });
  });
  ports.wechat.onWechat("user.unsubscribed", async ({ account, openid }) => {
    if (account !== "official") return;
    const user = await wechatUsers.byOpenid(ports.vault, "official", openid);
    if (user) await wechatUsers.change(user._id, { $set: { follows: false } });
  });
}
