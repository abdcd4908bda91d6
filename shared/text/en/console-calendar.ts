import type { calendar as chinese } from "../zh-CN/console-calendar";

export const calendar: typeof chinese = {
  text: "Days that differ from the statutory calendar. Bookings and deadlines follow this table.",
  unknownYear: (year) =>
    `The holiday library does not know ${year} yet; please enter the days of the State Council's notice.`,
  year: "Year",
  yearOf: (year) => `${year}`,
  kinds: { holiday: "Holiday", workday: "Working day" },
  date: "Date",
  kind: "Kind",
  note: "Note",
  none: (year) => `Nothing special in ${year}`,
  add: "Add a day",
  save: "Save",
  saved: "Saved",
  removed: "Back to the statutory calendar",
  remove: (date) => `Remove ${date}`,
  wrongDate: "Please choose a date",
};
