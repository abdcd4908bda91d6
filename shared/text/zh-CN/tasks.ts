/** Words of tasks that the product itself makes. `{…}` is filled in. */
export const tasks = {
  titles: {
    birthday: "生日关怀：{day}",
    maturity: "产品到期跟进：{product}",
    anniversary: "开户周年关怀：{day}",
    reach: "消息未能送达，请联系客户",
    unknown: "消息是否送达不确定，请确认",
  },
  details: {
    birthday: "祝福将于 {day} {time} 发出，可提前修改祝福语；建议当天致电",
    maturity: "{product} {amount} 将于 {day} 到期，请了解客户的资金安排",
    anniversary: "开户 {years} 周年，建议当天致电",
    reach: "待告知内容：{text}",
  },
  kinds: {
    care: "客户关怀",
    maturity: "到期跟进",
    reach: "代为告知",
    callback: "回电",
    followUp: "跟进",
    review: "复核",
  },
  outcomes: {
    reached: "已联系",
    noAnswer: "未接通",
    interested: "有意向",
    notInterested: "暂无意向",
    notNeeded: "无需处理",
  },
} as const;
