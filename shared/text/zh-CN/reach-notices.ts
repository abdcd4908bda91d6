/** What each notice says where it is a plain message, by our name of the template. `{…}` is filled in. */
export const reachNotices = {
  sentences: {
    "booking.confirmed": "您的预约已确认：{purpose}，{time}，{place}。{manager}届时恭候。",
    "booking.changed": "您的预约已调整：{purpose}，由{before}改为{time}。",
    "booking.cancelled": "您的预约已取消：{purpose}，{time}。{reason}",
    "booking.reminder": "温馨提醒：{purpose}，{time}，{place}。",
    "event.signed-up": "{event}:{state},{time},{place}。",
    "event.ticket": "{event}电子票已出票，{time}，{place}，票号 {ticket}。",
    "event.reminder": "温馨提醒：{event}将于{time}开始，{place}。",
    "message.waiting": "{sender}给您留言了，请点击查看。",
    "care.birthday": "{wish}",
    "asset.maturity": "您持有的{product}将于{date}到期。{hint}",
    "campaign.invitation": "{subject}",
  },
  open: "查看详情",
  optOut: "如不希望再收到此类消息，可在小程序“我的-隐私授权”中关闭",
} as const;
