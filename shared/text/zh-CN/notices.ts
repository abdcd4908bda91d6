/** What members of staff and customers are told by notices. Nothing personal: a notice shows on a locked phone. */
export const notices = {
  staff: {
    message: { subject: "客户新留言", note: "请打开工作台回复" },
    bookingCreated: { subject: "新的客户预约", note: "日程已自动占用" },
    bookingRescheduled: { subject: "客户预约改期", note: "日程已自动更新" },
    bookingCancelled: { subject: "客户取消预约", note: "日程已释放" },
    task: { subject: "新的待办", note: "请打开工作台查看" },
    lead: { subject: "新的贵宾意向", note: "请在待办中联系" },
    urgent: "紧急",
    normal: "普通",
  },
  eventStates: {
    confirmed: "报名成功",
    waiting: "候补中",
    offered: "候补成功",
    cancelled: "已取消",
  },
  moved: "活动时间或地点有调整",
  calledOff: "活动已取消",
  messageHint: "客户经理给您留言了",
  bookingReason: "如有需要可重新预约",
  changedNote: "请以新的时间为准",
  taskLead: "联系意向客户",
  taskLeadDetail: "客户在小程序留下联系方式，请尽快致电",
  taskReview: "核实身份绑定",
  taskReviewDetail: "有微信用户尝试绑定该客户，信息不唯一或已绑定，请核实后处理",
};
