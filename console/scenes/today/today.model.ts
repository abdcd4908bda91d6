import { wallTime } from "@console/format/time";
import type { TodayItem } from "@shared/today/today";

const rooms: Readonly<Record<TodayItem["open"]["scene"], string>> = {
  conversation: "/inbox",
  task: "/tasks",
  booking: "/bookings",
  customer: "/customers",
  event: "/events",
  campaign: "/pushes",
};

/** The one tap that does it. */
export function hrefOf({ open }: TodayItem): string {
  return `${rooms[open.scene]}/${open.id}`;
}

/** Who comes first, then what: the person is nearer than the task. */
export function titleOf({ title, customerName }: TodayItem): string {
  return customerName && !title.includes(customerName) ? `${customerName} ${title}` : title;
}

/** Whether a thumb may put it off: promises to a waiting customer may not be. */
export function mayWait({ open }: TodayItem): boolean {
  return open.scene === "task";
}

export function greetingAt(now: number): "morning" | "noon" | "afternoon" | "evening" {
  const { hour } = wallTime(now);
  if (hour < 11) return "morning";
  if (hour < 13) return "noon";
  return hour < 18 ? "afternoon" : "evening";
}
