import { staff } from "@server/features/organisation";
import { answerPush } from "@server/features/reach";
import type { Ports } from "@server/ports";
import { WechatError, type WechatEvent } from "@server/wechat";
import type { Reply, ReplyRules } from "@shared/wechat-desk/replies";
import { keywordFor, type ReplyCause } from "@shared/wechat-desk/reply-rules";
import { replies } from "./reply.model";

interface Push {
  readonly id: string;
  readonly openid: string;
  readonly at: Date;
  readonly kind: string;
}

/** Answers what needs no conversation: a new follower, a button of the menu. */
export function hearForReplies(ports: Ports): void {
  ports.wechat.onWechat("user.subscribed", async (event) => {
    if (event.account !== "official") return;
    await answer(event, "follow", ({ follow }) => follow, ports);
  });
  ports.wechat.onWechat("menu.clicked", async (event) => {
    if (event.account !== "official") return;
    const byKey = ({ keys }: ReplyRules) => keys.find(({ key }) => key === event.key)?.reply;
    await answer(event, "key", byKey, ports);
  });
}

/**
 * Answers somebody who wrote and has no conversation with us: by a keyword, else by the general
 * answer. False when there is none, so that the caller says its own. Colleagues get keywords only.
 */
export async function answerStranger(
  said: WechatEvent<
    | "message.text"
    | "message.image"
    | "message.voice"
    | "message.location"
    | "message.video"
    | "message.link"
  >,
  ports: Ports,
): Promise<boolean> {
  if (said.kind === "message.text") {
    const byKeyword = ({ keywords }: ReplyRules) => keywordFor(keywords, said.content)?.reply;
    if (await answer(said, "keyword", byKeyword, ports)) return true;
  }
  if (await staff.byOpenid(ports.vault, said.openid)) return false;
  return await answer(said, "fallback", ({ fallback }) => fallback, ports);
}

/**
 * Sends at most one message for a push, however often it is heard: the right to answer is taken
 * before the call and given back only when WeChat says that nothing was sent. True when this push
 * has its answer.
 */
async function answer(
  { id, openid, at, kind }: Push,
  cause: ReplyCause,
  choose: (rules: ReplyRules) => Reply | undefined,
  ports: Ports,
): Promise<boolean> {
  const newest = await replies.newest();
  const reply = newest?.rules.isOn ? choose(newest.rules) : undefined;
  if (!newest || !reply) return false;
  if (!(await replies.claim(id, cause, newest._id, ports.clock.now()))) return true;

  const content = contentOf(reply, ports.wechat.mini.appid);
  const by = kind.startsWith("message.") ? "message" : "act";
  const outcome = await answerPush(
    { id, openid, at, by },
    () => ports.wechat.official.messages.send(openid, { type: "text", content }),
    ports,
  );
  // The window is used up: there is nothing that WeChat would let us say.
  if (!outcome) return true;
  if (outcome.kind === "sent") return true;
  ports.log.warn({ push: id, cause, code: outcome.code }, "an automatic answer was not sent");
  if (outcome.kind !== "retry") return true;
  await replies.release(id);
  // The push stays in the inbox and is heard again a little later.
  throw new WechatError(outcome);
}

function contentOf({ text, link }: Reply, appid: string): string {
  if (!link) return text;
  return `${text}\n<a href="#" data-miniprogram-appid="${appid}" data-miniprogram-path="${link.path}">${link.label}</a>`;
}
