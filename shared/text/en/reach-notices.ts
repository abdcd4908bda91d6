import type { SameShape } from "../shape";
import type { reachNotices as chinese } from "../zh-CN/reach-notices";

/** What each notice says where it is a plain message, in English. */
export const reachNotices: SameShape<typeof chinese> = {
  sentences: {
    "booking.confirmed":
      "Your booking is confirmed: {purpose}, {time}, {place}. {manager} expects you.",
    "booking.changed": "Your booking moved: {purpose}, from {before} to {time}.",
    "booking.cancelled": "Your booking was cancelled: {purpose}, {time}. {reason}",
    "booking.reminder": "A reminder: {purpose}, {time}, {place}.",
    "event.signed-up": "{event}: {state}, {time}, {place}.",
    "event.ticket": "Your ticket for {event}: {time}, {place}, no. {ticket}.",
    "event.reminder": "A reminder: {event} begins {time}, {place}.",
    "message.waiting": "{sender} left you a message. Please tap to read it.",
    "care.birthday": "{wish}",
    "asset.maturity": "{product} matures on {date}. {hint}",
    "campaign.invitation": "{subject}",
  },
  open: "Open",
  optOut: "To receive no more of these, see “Me – Privacy” in the mini-program.",
};
