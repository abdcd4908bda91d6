/** What a customer reads when a form waits for them. */
export const surveyNotices = {
  asked: "诚邀您填写《{title}》，在“我的-问卷与表单”中即可打开",
  hint: "请您填写一份表单",
  home: "请您填写，约需 {minutes} 分钟",
} as const;
