/** Words of identity and privacy in the customer's mini-program: binding, notice, consents, own data. */

export const bind = {
  title: "身份验证",
  welcome: "开通您的贵宾专线",
  welcomeText: "验证一次，之后打开即可直接联系您的客户经理",
  phone: "使用微信手机号验证",
  phoneText: "请使用在本行预留的手机号",
  phoneRefused: "未获得手机号，您可以重试，或使用经理的邀请",
  browser: "首次使用请在微信小程序「贵宾专线」中验证手机号，或填写经理给您的邀请码",
  haveInvite: "我有经理的邀请",
  inviteTitle: "您的客户经理邀请您开通专线",
  inviteCode: "邀请码",
  invitePlaceholder: "请填写经理给您的邀请码",
  found: (name: string) => `为您找到预留信息 ${name}`,
  idLastFour: "身份证后四位",
  idPlaceholder: "最后一位是 X 也请填写",
  agree: "以上为本人信息，同意绑定到此微信",
  confirm: "确认绑定",
  needId: "请填写身份证后四位",
  needAgree: "请先勾选确认",
  review: "您的信息正在人工核实",
  reviewText: "通常在一个工作日内完成，完成后会通过公众号通知您",
  refresh: "刷新",
  notVip: "暂未找到您的贵宾信息",
  notVipText: "留下联系方式，我们会请附近网点的客户经理与您联系",
  name: "称呼",
  namePlaceholder: "怎样称呼您",
  mobile: "手机号",
  mobilePlaceholder: "方便联系的手机号",
  note: "想了解的服务（选填）",
  notePlaceholder: "例如：资产配置、子女教育",
  leave: "请与我联系",
  needName: "请填写称呼",
  needMobile: "请填写 11 位手机号",
  left: "已收到您的信息",
  leftText: "客户经理会在一个工作日内与您联系",
  other: "换一个手机号",
};

export const notice = {
  title: "隐私说明",
  effective: (day: string, version: string) => `${day}起生效 · 版本 ${version}`,
  choices: "请您逐项选择",
  choicesText: "未勾选的用途我们不会使用，之后可随时在「我的 · 授权管理」更改",
  necessary: "必需",
  agree: "同意并开始使用",
  needNecessary: "请先同意必需的用途",
  refuse: "暂不同意",
};

export const purposes = {
  service: { title: "提供专线服务", text: "用您的身份与联系信息，完成会话、预约、活动报名与通知" },
  financial: { title: "展示资产信息", text: "读取您的持仓与到期信息，用于资产报告与到期提醒" },
  marketing: { title: "活动与产品推荐", text: "向您介绍可能适合的活动与产品，关闭后不再推送" },
  profiling: { title: "偏好分析", text: "依据您的浏览与参与，让经理更了解您的关注" },
  location: { title: "到店识别", text: "您到网点附近时，让经理提前准备接待" },
};

export const consents = {
  title: "授权管理",
  lead: "您可以随时更改，立即生效",
  since: (day: string) => `${day}授权`,
  off: "未授权",
  saved: "已更新，立即生效",
  stop: "撤回全部授权并停用",
  stopAsk: "停用贵宾专线吗",
  stopText: "撤回后将退出登录，您在本行的业务不受影响",
  stopYes: "撤回并停用",
  stopNo: "暂不停用",
};

export const ownData = {
  title: "我的数据",
  lead: "以下是我们为您保存的信息",
  at: (moment: string) => `截至 ${moment}`,
  rights: "更正、副本与注销",
  readers: "谁看过我的资料",
  reasons: "为什么收到这条消息",
  from: (source: string) => `来源：${source}`,
  prove: "为确认是您本人，请填写",
  none: "暂无记录",
};
