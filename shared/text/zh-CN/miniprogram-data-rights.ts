/** Words of the customer's pages about the rights over their data. */
export const readers = {
  title: "谁看过我的资料",
  lead: "员工每次查看您的资料都会留下记录。这里列出近一年的查看，不含列表中的一行。",
  none: "近一年没有人查看过",
};

export const reasons = {
  title: "为什么收到这条",
  lead: "近 90 天发给您的消息，以及每一条的缘由。",
  none: "近 90 天没有给您发过消息",
  stop: "管理授权与接收",
};

export const rights = {
  title: "我的数据权利",
  answer: (text: string) => `答复：${text}`,
  open: "打开副本",
  copied: "已复制全部内容，可粘贴保存",
  withdraw: "撤回申请",
  withdrawn: "已撤回",
  askedAt: (at: string) => `${at} 提交`,
  due: (at: string) => `${at} 前答复您`,
  cools: (at: string) => `${at} 前可以撤回`,
  correct: "更正信息",
  correctText: "选择要更正的内容，经核实后为您更新。",
  shouldBe: "正确内容",
  shouldBeHint: "请填写正确的内容",
  needValue: "请填写正确的内容",
  send: "提交更正",
  sent: "已提交，核实后答复您",
  copy: "获取资料副本",
  copyText: "包含我们为您保存的全部信息，通常几分钟内生成，保留三天。",
  askCopy: "生成副本",
  making: "正在生成，好了可在本页打开",
  delete: "注销并删除",
  goes: (list: string) => `立即删除：${list}。`,
  keeps: "以下内容依法须继续保存，仅作封存，不作他用：",
  until: (day: string) => `至 ${day}`,
  coolingText: (days: number) => `提交后 ${days} 天内可以随时撤回，之后由合规人员审核并执行。`,
  askDelete: "申请注销并删除",
  deleteAsk: "申请注销并删除吗",
  deleteAskText: "冷静期内可随时撤回。您在本行的账户与业务不受影响。",
  deleteYes: "提交申请",
  deleteNo: "再想想",
  cooling: "已提交，冷静期内可撤回",
};
