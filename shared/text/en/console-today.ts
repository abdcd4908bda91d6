import type { today as chinese } from "../zh-CN/console-today";

export const today: typeof chinese = {
  greeting: {
    morning: "Good morning",
    noon: "Good day",
    afternoon: "Good afternoon",
    evening: "Good evening",
  },
  greet: (greeting, name) => `${greeting}, ${name}`,
  summary: (count, late) => (late > 0 ? `${count} today, ${late} overdue` : `${count} today`),
  nothing: "Everything for today is done",
  nothingText: "New messages, bookings and reminders appear here.",
  kinds: {
    unanswered: "Unanswered",
    task: "Task",
    booking: "Booking",
    care: "Care",
    maturity: "Maturity",
    event: "Event",
    approval: "Approval",
  },
  verbs: {
    conversation: "Answer",
    task: "Do it",
    booking: "Open",
    customer: "Contact",
    event: "Open",
    campaign: "Approve",
  },
  tones: { late: "Overdue", soon: "Soon", calm: "" },
  tomorrow: "Tomorrow",
  snoozed: "Moved to tomorrow 9:00",
  agenda: "Bookings today",
  noAgenda: "No bookings today",
  allTasks: "All tasks",
  allCares: "Coming cares",
};
