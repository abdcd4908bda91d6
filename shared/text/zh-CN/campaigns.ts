/** Starting points of campaigns, and words about them. `{{…}}` is filled in for each recipient. */
export const campaigns = {
  variables: {
    customer: { name: "称呼", label: "客户称呼", example: "陈女士" },
    manager: { name: "客户经理", label: "客户经理姓名", example: "林静" },
    tier: { name: "等级", label: "贵宾等级", example: "铂金" },
  },
  templates: {
    golf: {
      title: "高尔夫邀请",
      headline: "高尔夫邀请赛诚邀您",
      body: "{{称呼}}，本行高尔夫邀请赛即将举行，特为您预留席位，期待您的光临。",
    },
    salon: {
      title: "财富沙龙",
      headline: "财富沙龙诚邀您参加",
      body: "{{称呼}}，本行邀请专家分享市场与家庭财富规划，欢迎您携家人参加。",
    },
    health: {
      title: "健康权益提醒",
      headline: "您有健康权益可预约",
      body: "{{称呼}}，您的{{等级}}年度健康权益可以预约了，{{客户经理}}可为您安排时间。",
    },
    review: {
      title: "资产回顾邀约",
      headline: "邀您做一次资产回顾",
      body: "{{称呼}}，{{客户经理}}希望与您约一个时间，一起回顾近期的资产情况。",
    },
    blank: { title: "自拟内容", headline: "专属邀请", body: "{{称呼}}，您好。" },
  },
  notice: {
    title: "专属活动邀请通知",
    labels: { subject: "邀请内容", time: "截止时间", hint: "温馨提示" },
    hint: "名额有限，点击查看详情",
  },
  signature: "——您的客户经理 {manager}",
  problems: {
    unknownVariable: "没有“{name}”这个变量",
    unknownTemplate: "没有这个模板",
    eventMissing: "请选择要链接的活动",
    tooLong: "替换称呼后标题可能超过 20 个字，请精简",
  },
} as const;
