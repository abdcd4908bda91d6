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

const zone = { timeZone: "Asia/Shanghai" } as const;
const dayKey = new Intl.DateTimeFormat("en-CA", zone);
const clock = new Intl.DateTimeFormat("zh-CN", {
  ...zone,
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
});
const weekday = new Intl.DateTimeFormat("zh-CN", { ...zone, weekday: "short" });
const monthDay = new Intl.DateTimeFormat("zh-CN", { ...zone, month: "long", day: "numeric" });
const dayMs = 86_400_000;

export function timeOfDay(at: number): string {
  return clock.format(at);
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
