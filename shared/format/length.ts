import { fill } from "../text/fill";
import { format as words } from "../text/zh-CN/format";

/** Says a length of time in its two largest units: 12 分钟, 2 小时 5 分钟, 3 天 4 小时. */
export function sayLength(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (hours === 0) return fill(words.minutes, { count: minutes });
  if (days === 0)
    return minutes % 60 === 0
      ? fill(words.hours, { count: hours })
      : fill(words.hoursMinutes, { hours, minutes: minutes % 60 });
  return hours % 24 === 0
    ? fill(words.days, { count: days })
    : fill(words.daysHours, { days, hours: hours % 24 });
}

/**
 * Says how far a deadline is: 还剩 12 分钟, 已超 5 分钟. What is left is rounded up, so that
 * 还剩 0 分钟 never stands beside a deadline that has not passed.
 */
export function sayDeadline(deadline: Date | string, now: Date): string {
  const at = typeof deadline === "string" ? new Date(deadline) : deadline;
  const left = at.getTime() - now.getTime();
  if (left > 0) return fill(words.left, { length: sayLength(Math.ceil(left / 60_000) * 60_000) });
  return fill(words.over, { length: sayLength(-left) });
}
