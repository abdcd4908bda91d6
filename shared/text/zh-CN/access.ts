/** What the server says about access beyond one's own scope. */
export const words = {
  approvalTitle: "查看客户资料",
  purposes: {
    coverForColleague: "代同事服务",
    handleRequest: "处理客户来电或到店需求",
    complaint: "处理投诉",
    audit: "检查与复核",
    riskEvent: "处置风险事件",
  },
  willOpen: (name: string, purpose: string, hours: number) =>
    `批准后，申请人可查看客户「${name}」的资料 ${hours} 小时，用途：${purpose}。证件号、手机号仍默认遮盖，到时自动收回`,
  asked: (number: string, purpose: string, hours: number) =>
    `申请查看号码 ${number} 对应的客户资料 ${hours} 小时，用途：${purpose}`,
  nobody: "无",
};
