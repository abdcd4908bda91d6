import type { MessageBody } from "../../../core/types";

/** One line for a list or a banner, as WeChat writes it. */
export function messageSummary(body: MessageBody): string {
  switch (body.type) {
    case "text":
    case "system":
      return body.content;
    case "image":
      return "[图片]";
    case "voice":
      return "[语音]";
    case "video":
      return "[视频]";
    case "music":
      return `[音乐] ${body.title}`;
    case "location":
      return `[位置] ${body.label}`;
    case "link":
      return `[链接] ${body.title}`;
    case "news":
      return body.articles[0]?.title ?? "[图文]";
    case "menu":
      return body.head;
    case "miniprogram":
      return `[小程序] ${body.title}`;
    case "template":
      return body.title;
    case "card":
      return "[卡券]";
    case "article":
      return "[图文]";
  }
}

const pushNames: Record<string, string> = {
  text: "文字消息",
  image: "图片消息",
  voice: "语音消息",
  subscribe: "关注",
  unsubscribe: "取消关注",
  SCAN: "扫码",
  CLICK: "菜单点击",
  VIEW: "菜单打开网页",
  view_miniprogram: "菜单打开小程序",
  TEMPLATESENDJOBFINISH: "模板消息结果",
  subscribe_msg_popup_event: "订阅授权",
  subscribe_msg_change_event: "订阅变更",
  subscribe_msg_sent_event: "订阅消息结果",
};

/** What WeChat told the server, in words where there are some. */
export function pushName(what: string): string {
  return pushNames[what] ?? what;
}

const zone = { timeZone: "Asia/Shanghai" } as const;
const dayKey = new Intl.DateTimeFormat("en-CA", zone);
const clock = new Intl.DateTimeFormat("zh-CN", {
  ...zone,
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
});
const second = new Intl.DateTimeFormat("zh-CN", { ...zone, timeStyle: "medium", hour12: false });
const weekday = new Intl.DateTimeFormat("zh-CN", { ...zone, weekday: "short" });
const monthDay = new Intl.DateTimeFormat("zh-CN", { ...zone, month: "long", day: "numeric" });
const dayMs = 86_400_000;

export function timeOfDay(at: number): string {
  return clock.format(at);
}

export function timeWithSeconds(at: number): string {
  return second.format(at);
}

/** 14:30 today, 昨天, 周三, 11月22日. */
export function whenShort(at: number, now: number): string {
  const day = dayKey.format(at);
  if (day === dayKey.format(now)) return clock.format(at);
  if (day === dayKey.format(now - dayMs)) return "昨天";
  return now - at < 6 * dayMs && at < now ? weekday.format(at) : monthDay.format(at);
}

export function whenLong(at: number, now: number): string {
  const short = whenShort(at, now);
  return short === clock.format(at) ? short : `${short} ${clock.format(at)}`;
}

/** 11月25日 周三 10:32 */
export function fullDate(at: number): string {
  return `${monthDay.format(at)} ${weekday.format(at)}`;
}
