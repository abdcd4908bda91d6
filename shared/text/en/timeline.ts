import type { SameShape } from "../shape";
import type { timeline as chinese } from "../zh-CN/timeline";

/** What each line of a customer's timeline says, in English. */
export const timeline: SameShape<typeof chinese> = {
  by: { system: "System", customer: "The customer", staff: "Staff" },
  lines: {
    "care.sent": "{occasion} delivered ({channel})",
    "care.skipped": "{occasion} not sent: {reason}",
    "campaign.sent": "Received a campaign ({channel})",
    "campaign.read": "Looked at a campaign",
    "notice.sent": "Notified ({channel})",
    "notice.failed": "A notice could not be delivered",
    "task.finished": "{kind}: {outcome}",
    "booking.created": "Booked",
    "booking.rescheduled": "Booking moved",
    "booking.cancelled": "Booking cancelled",
    "booking.completed": "Booking done",
    "booking.noShow": "Did not come to a booking",
    "event.signedUp": "Signed up for an event",
    "event.waitlisted": "On an event's waitlist",
    "event.cancelled": "Left an event",
    "event.checkedIn": "Checked in at an event",
    "arrival.seen": "Arrived at {place}",
    "customer.rmChanged": "Relationship manager changed from {from} to {to}",
    "customer.bound": "Bound to WeChat",
    "consent.changed": "Changed consents",
    "preferences.changed": "Changed contact preferences",
  },
};
