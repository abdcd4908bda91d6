import type { Ports } from "@server/ports";
import { meetFollower } from "./meet-followers";
import { wechatUsers } from "./wechat-user.model";

/** Keeps who follows the official account: only followers can be sent its messages. */
export function hearFollows(ports: Ports): void {
  ports.wechat.onWechat("user.subscribed", async ({ account, openid }) => {
    if (account !== "official") return;
    const { _id } = await meetFollower(openid, ports);
    await wechatUsers.change(_id, { $set: { follows: true } });
  });
  ports.wechat.onWechat("user.unsubscribed", async ({ account, openid }) => {
    if (account !== "official") return;
    const user = await wechatUsers.byOpenid(ports.vault, "official", openid);
    if (user) await wechatUsers.change(user._id, { $set: { follows: false } });
  });
}
