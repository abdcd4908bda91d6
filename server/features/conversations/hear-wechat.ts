import { acceptUpload, storeMedia } from "@server/features/media";
import { staff } from "@server/features/organisation";
import { answerPush } from "@server/features/reach";
import { meetFollower, wechatUsers } from "@server/features/sessions";
import { answerStranger } from "@server/features/wechat-desk";
import type { Ports } from "@server/ports";
import type { WechatEvent } from "@server/wechat";
import type { MessageBody } from "@shared/conversations/conversation";
import { words } from "@shared/text/zh-CN/conversations";
import { conversationOf } from "./open-conversation";
import { append } from "./say";

const heard = [
  "message.text",
  "message.image",
  "message.voice",
  "message.location",
  "message.video",
  "message.link",
] as const;
type Said = WechatEvent<(typeof heard)[number]>;

/**
 * What a customer writes to the official account lands in the same conversation. The platform's
 * message id makes it the same message however often it is pushed.
 */
export async function hearWechat(said: Said, ports: Ports): Promise<void> {
  if (said.account !== "official") return;
  const known = await wechatUsers.byOpenid(ports.vault, "official", said.openid);
  const user = known ?? (await meetFollower(said.openid, ports));
  if (!user.customerId) return greetStranger(said, ports);
  const conversation = await conversationOf(user.customerId);
  const body = await bodyOf(said, user.customerId, ports);
  await append(
    {
      conversationId: conversation._id,
      customerId: user.customerId,
      clientId: `wx:${said.messageId}`,
      author: { kind: "customer", id: user.customerId },
      body,
      via: "officialAccount",
    },
    ports,
  );
}

async function greetStranger(said: Said, ports: Ports): Promise<void> {
  // What administrators answer to strangers goes before our own words; never both.
  if (await answerStranger(said, ports)) return;
  const { openid } = said;
  const colleague = await staff.byOpenid(ports.vault, openid);
  const content = colleague
    ? words.staffHint
    : `${words.unbound}\n<a href="#" data-miniprogram-appid="${ports.wechat.mini.appid}" data-miniprogram-path="pages/home/index">${words.unboundLink}</a>`;
  await answerPush(
    { id: said.id, openid, at: said.at, by: "message" },
    () => ports.wechat.official.messages.send(openid, { type: "text", content }),
    ports,
  );
}

async function bodyOf(said: Said, customerId: string, ports: Ports): Promise<MessageBody> {
  if (said.kind === "message.text")
    return { kind: "text", text: said.content.slice(0, 4000) || " " };
  if (said.kind === "message.location") {
    const name = (said.label ?? "").slice(0, 120);
    return {
      kind: "location",
      latitude: said.latitude,
      longitude: said.longitude,
      name,
      address: name,
    };
  }
  if (said.kind === "message.link") {
    const lines = [said.title, said.description, said.url].filter(Boolean);
    return { kind: "text", text: lines.join("\n").slice(0, 4000) };
  }
  // WeChat gives a video only by an address without TLS, which the bank's network does not follow.
  if (said.kind === "message.video") return { kind: "text", text: words.videoSent };
  const stored = await fetchMedia(said.mediaId, customerId, ports);
  if (!stored) return { kind: "text", text: words.unreadable };
  if (said.kind === "message.image")
    return {
      kind: "image",
      mediaId: stored.id,
      width: stored.width ?? 1,
      height: stored.height ?? 1,
    };
  const transcript = said.transcript?.slice(0, 2000);
  return {
    kind: "voice",
    mediaId: stored.id,
    seconds: stored.seconds,
    ...(transcript ? { transcript } : {}),
  };
}

async function fetchMedia(mediaId: string, customerId: string, ports: Ports) {
  const file = await ports.wechat.official.media.download(mediaId);
  if (!("bytes" in file)) return undefined;
  const accepted = await acceptUpload(file.bytes).catch(() => undefined);
  if (!accepted) return undefined;
  const { bytes, contentType, width, height } = accepted;
  const document = await storeMedia(
    ports.vault,
    { customerId, contentType, uploadedBy: customerId, at: ports.clock.now() },
    bytes,
  );
  // AMR narrow band is about 1.6 KB a second; the platform names no length.
  return {
    id: document._id,
    width,
    height,
    seconds: Math.min(60, Math.max(1, Math.round(bytes.length / 1_600))),
  };
}

/** Listens to what people send to the official account. */
export function listenToWechat(ports: Ports): void {
  for (const kind of heard) {
    ports.wechat.onWechat(kind, (said) => hearWechat(said as Said, ports));
  }
}
