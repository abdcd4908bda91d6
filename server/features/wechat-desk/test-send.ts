import { staff } from "@server/features/organisation";
import { fillFields } from "@server/features/reach";
import { wechatUsers } from "@server/features/sessions";
import type { Ports } from "@server/ports";
import { wechatDesk as words } from "@shared/text/zh-CN/wechat-desk";
import { WechatDeskError } from "@shared/wechat-desk/errors";
import { type NoticeKey, noticeMeanings, type WechatAccount } from "@shared/wechat-desk/notices";
import { refusedBy } from "./explain";

const instants: readonly string[] = ["time", "before", "due"];

/** Sends a notice with sample values to one's own WeChat: the way the real one goes. */
export async function sendTest(
  { account, key, staffId }: { account: WechatAccount; key: NoticeKey; staffId: string },
  ports: Ports,
): Promise<{ messageId?: string }> {
  const entry = ports.config.templates[account][key];
  if (!entry) throw WechatDeskError.badMapping({ problems: [words.mapping.templateMissing] });
  const openid = await ownOpenid(account, staffId, ports);
  if (!openid) throw WechatDeskError.nobodyToTell();

  const message = { openid, template: entry.id, data: fillFields(entry, samples(key, ports)) };
  const outcome =
    account === "official"
      ? await ports.wechat.official.templates.send(message)
      : await ports.wechat.mini.subscribe.send(message);
  if (outcome.kind !== "sent")
    throw refusedBy(outcome, {
      account,
      what: account === "official" ? words.checks.templateMessage : words.checks.subscribeMessage,
      template: words.notices[key],
    });
  const { messageId } = outcome.value;
  return messageId ? { messageId } : {};
}

async function ownOpenid(
  account: WechatAccount,
  staffId: string,
  { vault }: Ports,
): Promise<string | undefined> {
  const person = await staff.find(staffId);
  const official = person ? await staff.open(vault, person, "openid") : undefined;
  if (account === "official" || !official) return official;
  // Whoever also uses the mini-program is known there under the same unionid.
  const user = await wechatUsers.byOpenid(vault, "official", official);
  return user ? wechatUsers.openid(vault, user, "mini") : undefined;
}

function samples(key: NoticeKey, { clock }: Ports): Record<string, string> {
  const now = new Date(clock.now().getTime() + 8 * 3_600_000).toISOString();
  return Object.fromEntries(
    noticeMeanings[key].map((meaning) => {
      if (instants.includes(meaning)) return [meaning, `${now.slice(0, 16)}:00+08:00`];
      if (meaning === "date") return [meaning, now.slice(0, 10)];
      return [meaning, words.samples[meaning] ?? "-"];
    }),
  );
}
