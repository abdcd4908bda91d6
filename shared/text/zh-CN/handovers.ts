/** Words of a hand-over that the server itself writes to customers and staff. */
export const handovers = {
  approvalTitle: "批量移交客户",
  approvalSummary: {
    leaver: "{from} 离职，名下 {customers} 位客户移交：{to}；执行时同时停用其账号",
    succession: "{from} 的 {customers} 位客户移交：{to}",
  },
  share: (name: string, count: number) => `${name} ${count} 位`,
  told: (from: string, to: string) =>
    `您的专属客户经理已由${from}变更为${to}。您此前的约定、预约与资料已全部交接，无需重复说明。`,
  cardTitle: (name: string) => `您的客户经理 ${name}`,
  cardPromise: "可直接在此留言，或预约当面沟通",
  clashTitle: "交接的预约与您的日程冲突，请与客户改约",
  clashDetail: (when: string) => `原定时间：${when}`,
  companion: "原客户经理陪同",
};
