/** Greetings as the bank proposes them, and how cares are called. `{…}` is filled in. */
export const cares = {
  occasions: {
    birthday: "生日祝福",
    lunarBirthday: "农历生日祝福",
    anniversary: "开户周年问候",
    maturity: "到期提醒",
  },
  greetings: {
    birthday: "{customer}，今天是您的生日，愿您平安喜乐，岁岁年年。{manager}敬上",
    lunarBirthday: "{customer}，今天是您的农历生日，愿您平安喜乐，岁岁年年。{manager}敬上",
    anniversary: "{customer}，感谢您{years}年来的信任与陪伴，愿继续为您尽心服务。{manager}敬上",
    maturity: "{customer}，您持有的{product}将于{day}到期。如需安排资金，欢迎随时联系我。{manager}",
  },
  wishes: {
    birthday: "愿您平安喜乐，岁岁年年",
    lunarBirthday: "愿您平安喜乐，岁岁年年",
    anniversary: "感谢您一路信任与陪伴",
    maturity: "如需安排资金请联系客户经理",
  },
  skippedByHand: "由客户经理取消",
} as const;
