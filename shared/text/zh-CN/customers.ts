import type { CustomerBrief } from "../../customers/customer";

/** Words about a customer that the server writes into briefs and home screens. */
export const words = {
  female: "女士",
  male: "先生",
  maturity: (name: string, when: string) => `${name} ${when}到期`,
  riskMissing: "尚未完成风险评估，不可推荐产品",
  riskExpired: (day: string) => `风险评估已于${day}到期，需先重新评估`,
  riskSoon: (day: string) => `风险评估将于${day}到期`,
  openComplaint: (count: number) => `有 ${count} 件投诉处理中，暂停营销`,
  mourning: "治丧期间，不发送祝福类消息",
  noMarketing: "已拒绝营销信息",
  birthday: (when: string) => `生日 ${when}`,
  cardExpires: (masked: string, day: string) => `卡片 ${masked} 将于${day}到期`,
  unbound: "尚未绑定微信，可发送邀请",
  mayNotAll: "未完成有效的风险评估前，不可推荐任何产品",
  mayNotAbove: (level: string) => `不可推荐 ${level} 及以上风险等级的产品`,
  mayNotOld: "年满65岁：不可推荐 R4、R5 产品",
  mayNotPrivate: "未认定合格投资者：不可推介私募产品",
  mayUpTo: (level: string) =>
    level === "R1" ? "R1 风险等级的产品" : `R1 至 ${level} 风险等级的产品`,
  mayPrivate: (day: string) => `私募产品（合格投资者，至 ${day}）`,
  mayRenewRisk: "重新做风险评估",
  mayNotMarketing: "不可发送营销内容",
  picture: "[图片]",
  voice: "[语音]",
  file: "[文件]",
  location: "[位置]",
  relations: {
    spouse: "配偶",
    child: "子女",
    parent: "父母",
    sibling: "兄弟姐妹",
    executive: "高管",
    referrer: "推荐人",
  } as const,
  homeMaturity: (name: string) => `${name}即将到期`,
};

export type MatterTone = CustomerBrief["matters"][number]["tone"];
