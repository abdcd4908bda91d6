/** What the wording gate tells an author. */
export const wording = {
  severity: { block: "不能发送", warn: "请确认" },
  advice: {
    promise: "不得承诺本金或收益，请改为如实说明产品不保证收益",
    riskless: "不得宣称没有风险，请写明风险等级",
    exaggeration: "避免夸大收益或淡化风险，请使用客观表述",
    pressure: "避免催促购买，请让客户自主决定",
    insider: "不得使用内部或内幕消息",
    endorsement: "不得以监管、政府或名人作为担保",
    offPlatform: "资金与沟通请保留在本行渠道内",
    account: "请勿在消息中写出账号，请引导客户在本行渠道查看",
    phone: "请勿在消息中写出电话号码，可使用联系入口",
    idNumber: "请勿在消息中写出证件号码",
  },
} as const;
