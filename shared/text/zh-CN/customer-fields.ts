/** Names of the fields that every customer record has. */
export const builtInLabels = {
  name: "姓名",
  phone: "手机号",
  idNumber: "身份证号",
  email: "邮箱",
  address: "详细地址",
  account: "账号卡号",
  district: "所在区县",
  birthday: "生日",
  age: "年龄",
  occupation: "职业",
  family: "家庭成员",
  company: "任职企业",
  tags: "标签",
  notes: "备注",
  tier: "客户等级",
  riskLevel: "风险承受能力",
  aum: "管理资产",
  holdings: "持仓明细",
} as const;

export const builtInGroup = "基本资料";
