/** Words of the page of roles and rights. */
export const rights = {
  text: "依据系统实际生效的接口权限生成；能看到哪些客户，另由名单、机构与授权决定。",
  capability: "功能",
  all: "可用",
  some: "部分可用",
  none: "不可用",
  stepUp: "需再次验证身份",
  holders: (count: number) => `${count} 人`,
  choose: "选择角色",
  has: (done: number, total: number) => `可用 ${done} / ${total} 项`,
  legend: "● 可用　◐ 部分可用　— 不可用",
};
