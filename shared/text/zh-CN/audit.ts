/** Words of the audit trail that the server writes. */
export const words = {
  actors: {
    staff: "工作人员",
    customer: "客户",
    system: "系统",
    wechat: "微信",
    anonymous: "未登录者",
  },
  gone: "已删除的客户",
  unreadable: "无法读取",
  results: { ok: "成功", denied: "被拒", failed: "失败" },
  groups: {
    read: "查阅",
    reveal: "查看明文",
    change: "变更",
    export: "导出",
    session: "登录",
    rights: "权限与密钥",
  },
  approval: {
    title: "导出审计记录",
    summary: (filter: string) => `导出审计记录：${filter}。文件带水印，一天后销毁`,
    person: "某一位工作人员",
    customer: "某一位客户",
    purpose: (text: string) => `用途含“${text}”`,
    range: (from: string, to: string) => `${from || "最早"}至${to || "现在"}`,
    lately: "近 90 天",
  },
  file: {
    watermark: (name: string, no: string, at: string, approval: string) =>
      `仅供 ${name}（${no}）查阅，${at}，审批 ${approval}`,
    columns: [
      "时间",
      "操作人",
      "操作人编号",
      "操作",
      "对象",
      "客户",
      "结果",
      "字段",
      "用途",
      "校验值",
    ],
  },
};
