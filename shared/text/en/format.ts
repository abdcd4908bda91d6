import type { SameShape } from "../shape";
import type { format as chinese } from "../zh-CN/format";

/** Words of amounts, moments and lengths of time, in English. */
export const format: SameShape<typeof chinese> = {
  units: { yuan: "CNY", wan: "×10,000 CNY", yi: "×100 m CNY" },
  hidden: "●●●●",
  weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  today: "today",
  yesterday: "yesterday",
  tomorrow: "tomorrow",
  monthDay: "{day}/{month}",
  yearMonthDay: "{day}/{month}/{year}",
  justNow: "just now",
  minutes: "{count} min",
  hours: "{count} h",
  days: "{count} d",
  hoursMinutes: "{hours} h {minutes} min",
  daysHours: "{days} d {hours} h",
  left: "{length} left",
  over: "{length} over",
};
