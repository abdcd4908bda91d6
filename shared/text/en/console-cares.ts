import type { cares as chinese } from "../zh-CN/console-cares";

export const cares: typeof chinese = {
  none: "No cares soon",
  noneText: "Birthdays, anniversaries and maturities appear here ahead of their day.",
  sendAt: (time) => `Leaves ${time}`,
  states: { planned: "Planned", sending: "Sending", sent: "Sent", skipped: "Left out" },
  greeting: "Greeting",
  greetingHint: "Sent in your name; put it into your own words.",
  save: "Save",
  saved: "Greeting changed",
  skip: "Leave out this time",
  skipReason: "Reason",
  skipConfirm: "Leave out",
  skipped: "Not sent this time",
  because: (reason) => `Reason: ${reason}`,
  gone: "This care has left already or is not yours",
};
