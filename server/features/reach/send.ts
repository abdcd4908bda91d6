import { createHash } from "node:crypto";
import { conversationOf, sayAsSystem } from "@server/features/conversations";
import { type WechatUserDocument, wechatUsers } from "@server/features/sessions";
import type { Ports } from "@server/ports";
import type { Outcome, Refusal } from "@server/wechat";
import type { ReachChannel } from "@shared/reach/reach";
import { reachNotices } from "@shared/text/zh-CN/reach-notices";
import type { DeliveryDocument } from "./delivery.model";
import { fillFields } from "./fields";
import type { Rendered } from "./kind";

/** What one try brought. */
export type SendOutcome = { readonly kind: "sent"; readonly messageId?: string } | Refusal;

export interface Sending {
  readonly delivery: DeliveryDocument;
  readonly channel: ReachChannel;
  readonly message: Rendered;
  readonly wechat: WechatUserDocument | undefined;
}

/** Sends one message by the way the arbiter chose. Refusals are values; nothing here retries. */
export async function send(
  { delivery, channel, message, wechat }: Sending,
  ports: Ports,
): Promise<SendOutcome> {
  if (message.customerId !== delivery.customerId)
    return refused("local.mixedUp", "The message belongs to another customer.");
  if (channel === "task") return { kind: "sent" };
  if (channel === "socket") {
    await sayInApp(delivery, message, ports);
    return { kind: "sent" };
  }

  const side = channel === "officialService" || channel === "template" ? "official" : "mini";
  const openid = wechat ? await wechatUsers.openid(ports.vault, wechat, side) : undefined;
  if (!openid) return refused("local.noOpenid", "The customer has no identity at this account.");
  return overWechat(channel, openid, { delivery, message }, ports);
}

/** A line of the conversation, where it stays to be found again; the delivery's id makes it one line. */
async function sayInApp(
  { _id, customerId }: DeliveryDocument,
  { text, event }: Rendered,
  ports: Ports,
): Promise<void> {
  const conversation = await conversationOf(customerId);
  await sayAsSystem(
    conversation,
    _id,
    event
      ? {
          kind: "card",
          card: "event",
          refId: event.id,
          title: event.title.slice(0, 60),
          lines: event.lines.slice(0, 4).map((line) => line.slice(0, 80)),
        }
      : { kind: "notice", text: text.slice(0, 400) },
    ports,
  );
}

async function overWechat(
  channel: Exclude<ReachChannel, "task" | "socket">,
  openid: string,
  { delivery, message }: Pick<Sending, "delivery" | "message">,
  { wechat, config }: Ports,
): Promise<SendOutcome> {
  switch (channel) {
    case "officialService": {
      const content = `${message.text}\n${linkTo(config.wechat.mini.appid, message.page)}`;
      return plain(await wechat.official.messages.send(openid, { type: "text", content }));
    }
    case "miniService":
      return plain(
        await wechat.mini.messages.send(openid, { type: "text", content: message.text }),
      );
    default:
      return asNotice(channel, openid, { delivery, message }, { wechat, config });
  }
}

/** Notices of either account: the template's own fields, and a page that a tap opens. */
async function asNotice(
  channel: "subscribe" | "template",
  openid: string,
  { delivery, message }: Pick<Sending, "delivery" | "message">,
  { wechat, config }: Pick<Ports, "wechat" | "config">,
): Promise<SendOutcome> {
  const { key, data } = message.notice;
  const entry = config.templates[channel === "subscribe" ? "mini" : "official"][key];
  if (!entry) return refused("local.noTemplate", `No template ${key} for ${channel}.`);
  const common = { openid, template: entry.id, data: fillFields(entry, data) };
  if (channel === "subscribe")
    return withId(await wechat.mini.subscribe.send({ ...common, page: message.page }));
  return withId(
    await wechat.official.templates.send({
      ...common,
      link: { miniProgram: { appid: config.wechat.mini.appid, path: message.page } },
      clientMessageId: clientMessageId(delivery),
    }),
  );
}

/** The same message has the same id however often it is tried: the platform then sends it once. */
export function clientMessageId({
  source,
  step,
  customerId,
}: Pick<DeliveryDocument, "source" | "step" | "customerId">): string {
  return createHash("sha256")
    .update(`${source}|${customerId}|${step}`)
    .digest("base64url")
    .slice(0, 32);
}

function linkTo(appid: string, page: string): string {
  return `<a href="" data-miniprogram-appid="${appid}" data-miniprogram-path="${page}">${reachNotices.open}</a>`;
}

function plain(outcome: Outcome<void>): SendOutcome {
  return outcome.kind === "sent" ? { kind: "sent" } : outcome;
}

function withId(outcome: Outcome<{ messageId: string | undefined }>): SendOutcome {
  if (outcome.kind !== "sent") return outcome;
  const { messageId } = outcome.value;
  return { kind: "sent", ...(messageId ? { messageId } : {}) };
}

function refused(code: string, reason: string): Refusal {
  return { kind: "permanent", code, path: "local", reason };
}
