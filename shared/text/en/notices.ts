import type { notices as chinese } from "../zh-CN/notices";

export const notices: typeof chinese = {
  staff: {
    message: { subject: "New message", note: "Please answer in the console" },
    bookingCreated: { subject: "New booking", note: "Your calendar is blocked" },
    bookingRescheduled: { subject: "Booking moved", note: "Your calendar is updated" },
    bookingCancelled: { subject: "Booking cancelled", note: "Your time is free again" },
    task: { subject: "New task", note: "Please see the console" },
    lead: { subject: "New VIP lead", note: "Please see your tasks" },
    approvalAsked: { subject: "An approval waits", note: "Please see the console" },
    approvalDone: { subject: "Your request is approved", note: "It was carried out" },
    approvalFailed: { subject: "Your request failed", note: "Please see the console" },
    approvalRejected: { subject: "Your request is declined", note: "Please see the console" },
    approvalExpired: { subject: "Your request expired", note: "Please ask again if needed" },
    urgent: "Urgent",
    normal: "Normal",
  },
  eventStates: {
    confirmed: "Signed up",
    waiting: "Waiting",
    offered: "Seats free",
    cancelled: "Cancelled",
  },
  moved: "Time or place has changed",
  calledOff: "The event is cancelled",
  messageHint: "A message is waiting for you",
  bookingReason: "Please book again if needed",
  changedNote: "Please note the new time",
  taskLead: "Call a new lead",
  taskLeadDetail: "Left contact details in the mini-program",
  taskReview: "Check a binding",
  taskReviewDetail: "Somebody tried to bind this record; please verify",
};
