import type { words as chinese } from "../zh-CN/bookings";

export const words: typeof chinese = {
  purposes: {
    review: { title: "Portfolio review", bring: ["Valid ID"] },
    opening: { title: "Opening an account", bring: ["Valid ID", "Mobile phone", "Address"] },
    cash: { title: "Large cash", bring: ["Valid ID", "Bank card"] },
    safe: { title: "Safe box", bring: ["Valid ID", "Key of the box"] },
    loan: { title: "Loan talk", bring: ["Valid ID", "Proof of income or assets"] },
    trust: { title: "Family trust talk", bring: ["Valid ID"] },
    video: { title: "Video meeting", bring: [] },
    call: { title: "Phone call", bring: [] },
  },
  videoPlace: "Video in the mini-program",
  phonePlace: "By phone",
  closedHoliday: "Closed",
  closedPast: "Past",
  closedFull: "Full",
  made: (title, when) => `Booking confirmed: ${title}, ${when}`,
  moved: (title, when) => `Booking moved: ${title}, ${when}`,
  cancelled: (title, when) => `Booking cancelled: ${title}, ${when}`,
  because: (line: string, reason: string) => `${line}. ${reason}`,
  proposed: (title) => `${title}: please choose a time`,
  reminder: (title, when) => `Reminder: ${title}, ${when}`,
  done: "Done",
  noShow: "No-show",
};
