/** Words of amounts, moments and lengths of time. */
export const format = {
  units: { yuan: "元", wan: "万元", yi: "亿元" },
  hidden: "●●●●",
  weekdays: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
  today: "今天",
  yesterday: "昨天",
  tomorrow: "明天",
  monthDay: "{month}月{day}日",
  yearMonthDay: "{year}年{month}月{day}日",
  justNow: "刚刚",
  minutes: "{count} 分钟",
  hours: "{count} 小时",
  days: "{count} 天",
  hoursMinutes: "{hours} 小时 {minutes} 分钟",
  daysHours: "{days} 天 {hours} 小时",
  left: "还剩 {length}",
  over: "已超 {length}",
} as const;
