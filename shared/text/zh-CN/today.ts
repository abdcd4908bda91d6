/** Lines of the member of staff's day. */
export const today = {
  unanswered: (name: string) => `${name} 在等您回复`,
  task: (name: string, title: string) => `${name} · ${title}`,
  booking: (name: string, purpose: string) => `${name} · ${purpose}`,
  proposed: "待客户确认时间",
  event: (count: number) => `${count} 人报名`,
  approval: "待您审批",
};
