/** Names of what a condition may speak about. */
export const segments = {
  /** A field whose value is sealed: only whether there is one may be asked. */
  hasField: "已登记{label}",
  groups: {
    basic: "基本信息",
    wealth: "资产",
    suitability: "适当性",
    tags: "标签",
    service: "服务",
  },
  fields: {
    tier: "等级",
    aum: "管理资产",
    riskLevel: "风险承受能力",
    riskExpiresOn: "测评到期日",
    birthday: "公历生日",
    customerSince: "开户日期",
    bound: "已绑定微信",
    openComplaints: "未结投诉数",
    lastContactAt: "最近联系时间",
    interests: "兴趣",
    wealthTags: "财富标签",
  },
  holdings: {
    label: "持仓",
    kind: "类别",
    amount: "金额",
    riskLevel: "产品风险等级",
    openedOn: "起息日",
    maturesOn: "到期日",
  },
  kinds: {
    deposit: "存款",
    wealth: "理财",
    fund: "基金",
    insurance: "保险",
    metal: "贵金属",
    loan: "贷款",
    trust: "信托",
  },
  tiers: { gold: "金卡", platinum: "铂金", diamond: "钻石", private: "私人银行" },
} as const;
