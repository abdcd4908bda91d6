import { type IssuedSession, openSession } from "@server/core/session";
import type { Ports } from "@server/ports";
import { WechatError } from "@server/wechat";
import { SessionError } from "@shared/sessions/errors";
import type { BindingState, CustomerSession } from "@shared/sessions/session";
import { type WechatUserDocument, wechatUsers } from "./wechat-user.model";

interface From {
  readonly ip: string;
  readonly userAgent: string;
}

/** Signs a mini-program user in with the code of `wx.login`: who they are comes from WeChat alone. */
export async function signInMini(
  code: string,
  from: From,
  { wechat, vault }: Ports,
): Promise<CustomerSession> {
  const identity = await wechat.mini.codeToSession(code).catch((error: unknown) => {
    if (error instanceof WechatError && error.kind === "permanent")
      throw SessionError.codeRejected();
    throw error;
  });
  const user = await wechatUsers.meet(vault, "mini", identity);
  return answer(await openFor(user, "mini", from), user);
}

/** Opens a session for a WeChat user: a customer's when they are bound, else a visitor's. */
export function openFor(
  user: WechatUserDocument,
  channel: "mini" | "h5",
  from: From,
): Promise<IssuedSession> {
  return openSession({
    subject: user.customerId
      ? { kind: "customer", id: user.customerId }
      : { kind: "visitor", id: user._id },
    wechatUserId: user._id,
    channel,
    device: from.userAgent || "WeChat",
    ip: from.ip,
  });
}

export function answer(issued: IssuedSession, user: WechatUserDocument): CustomerSession {
  const { accessToken, refreshToken, expiresIn } = issued;
  return { tokens: { accessToken, refreshToken, expiresIn }, binding: bindingOf(user) };
}

export function bindingOf(user: WechatUserDocument): BindingState {
  if (user.customerId) return "bound";
  return user.inReview ? "inReview" : "unbound";
}
