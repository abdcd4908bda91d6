/** Words of duplicate records and of merging them. */
export const duplicates = {
  fields: {
    name: "姓名",
    phone: "手机",
    email: "邮箱",
    address: "地址",
    details: "性别、地区与职业",
    risk: "风险评估",
    binding: "微信绑定",
  },
  counts: {
    accounts: "账户",
    holdings: "持仓",
    bookings: "预约",
    notes: "纪要",
    needs: "需求",
    messages: "对话消息",
  },
  bound: "已绑定",
  unbound: "未绑定",
  none: "无",
  rules: [
    "任一记录中的拒绝、退订与暂停，合并后全部保留",
    "治丧期与冻结期取较长者",
    "持仓、账户、标签、预约、纪要、需求与动态全部归入保留的记录",
    "两份对话都在时，另一份完整保留为历史对话，可在记录中查看",
    "30 天内可以撤销",
  ],
  approvalTitle: "合并客户记录",
  approvalSummary: "将 {loser} 并入 {survivor}（两位客户经理名下）",
};
