/** Words of the customer's mini-program that its main package shows. */

export const common = {
  working: "正在提交",
  retry: "重新加载",
  failed: "暂时没能打开",
  unreachable: "网络不稳，请检查网络后重试",
  badAnswer: "服务暂时无法使用，请稍后重试",
  close: "关闭",
  back: "返回",
  signedOut: "您已退出登录",
  signedOutText: "重新登录后即可继续使用专属服务",
  signIn: "重新登录",
  signInFailed: "暂时没能登录",
};

export const tierNames = {
  gold: "金卡",
  platinum: "铂金",
  diamond: "钻石",
  private: "私人银行",
};

export const privacyGate = {
  title: "使用前请您确认",
  text: "使用手机号、相册、麦克风或蓝牙前，微信需要您同意本小程序的隐私保护指引。仅用于您发起的服务。",
  agree: "同意并继续",
  refuse: "暂不使用",
};

export const home = {
  greeting: { morning: "早上好", noon: "中午好", afternoon: "下午好", evening: "晚上好" },
  contact: "联系我",
  unread: (count: number) => `${count} 条未读`,
  firstLine: "您好，有任何需要都可以随时找我。",
  tiles: { rm: "专属经理", book: "预约", events: "活动与权益", assets: "资产报告" },
  concerns: "与您有关",
  nothing: "近期没有需要您留意的事",
  nothingText: "想和经理当面聊聊，可以随时预约",
  nothingAct: "预约面谈",
};

export const conversation = {
  title: "专属经理",
  placeholder: "写给您的经理",
  send: "发送",
  ticks: { waiting: "发送中", failed: "未发送", sent: "已发送", delivered: "已送达", read: "已读" },
  resend: "重发",
  waitingText: "网络不稳，消息已保存，将自动重发",
  older: "查看更早的消息",
  begin: "这里是您与经理的专属对话，内容仅供双方与合规留存",
  newer: (count: number) => `${count} 条新消息`,
  toNewest: "回到最新",
  typing: "正在输入",
  remind: "经理回复时，用微信提醒您",
  remindAct: "开启",
  reminded: "已开启回复提醒",
  viaOfficial: "来自公众号",
  voiceSeconds: (seconds: number) => `${seconds}″`,
  voiceLabel: (seconds: number) => `语音 ${seconds} 秒，点按播放`,
  pictureLabel: "图片，点按查看大图",
  pictureGone: "图片暂时无法显示",
  voiceGone: "语音暂时无法播放",
  fileSize: (bytes: number) =>
    bytes < 1024 * 1024
      ? `${Math.max(1, Math.round(bytes / 1024))} KB`
      : `${(bytes / 1024 / 1024).toFixed(1)} MB`,
  mediaGone: "文件已失效，请重新选择",
  tooLarge: "图片过大，请选择 10 MB 以内的图片",
  emoji: "表情",
  more: "更多",
  speak: "语音",
  record: {
    start: "点按开始说话",
    going: "正在录音，最长 60 秒",
    send: "说完了，发送",
    cancel: "取消",
    failed: "暂时无法录音，请允许使用麦克风后重试",
  },
  sheet: {
    album: "相册",
    camera: "拍摄",
    book: "预约",
    phone: "请经理来电",
    video: "约视频通话",
  },
  callAsked: { phone: "已请经理尽快致电", video: "已告知经理，将与您约定视频时间" },
  cards: {
    booking: "预约",
    bookingOffer: "经理为您预留的时间",
    event: "专享活动",
    callRequest: "回电请求",
    manager: "客户经理",
    open: "查看",
    choose: "选择一个时间即可确认",
    accepted: "已为您约好",
  },
};

export const events = {
  title: "活动与权益",
  lead: "为您保留的专享活动",
  empty: "目前没有向您开放的活动",
  emptyText: "有合适的活动时，经理会第一时间邀请您",
  emptyAct: "问问经理",
  seatsLeft: (left: number) => `余 ${left} 席`,
  full: "名额已满，可候补",
  closed: "报名已截止",
  cancelled: "活动已取消",
  mine: {
    confirmed: "已报名",
    waiting: "候补中",
    offered: "名额待您确认",
    cancelled: "已取消",
    expired: "名额已过期",
    checkedIn: "已到场",
  },
  tickets: "我的票券",
};

export const me = {
  title: "我的",
  bookings: "我的预约",
  checkIn: "到店签到",
  tickets: "我的票券",
  forms: "问卷与表单",
  assets: "资产报告",
  elder: "大字模式",
  elderText: "文字更大，版面更简单",
  hideAmounts: "隐藏金额",
  hideAmountsText: "打开资产报告时先不显示金额",
  messages: "消息提醒",
  messagesText: "预约、活动与经理回复，及时告诉您",
  messagesDone: "已开启，到时会提醒您",
  messagesNone: "未开启，您可以随时再来设置",
  consents: "授权管理",
  notice: "隐私说明",
  data: "我的数据",
  signOut: "退出登录",
  signOutTitle: "退出登录吗",
  stay: "暂不退出",
  signOutAsk: "退出后将清除本机上的会话与草稿",
};
