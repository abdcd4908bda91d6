import type { SameShape } from "../shape";
import type { forms as chinese } from "../zh-CN/miniprogram-forms";

/** Forms in the mini-program, in English. */
export const forms: SameShape<typeof chinese> = {
  list: "Forms",
  title: "Fill in",
  required: "Required",
  choose: "Please choose",
  chooseProvince: "Please choose a province",
  city: "City",
  district: "District (optional)",
  answer: "Please answer",
  most: "Up to {most}",
  yuan: "CNY",
  submit: "Submit",
  kept: "Your draft is kept; go on whenever you like",
  unsent: "The network is unstable. Your answers are kept and will be sent",
  retry: "Send now",
  correct: "{count} answers need another look",
  firstAnswer: "Please answer the questions above first",
  done: "Submitted",
  thanks: "Thank you. Your relationship manager will read it with care",
  home: "Home",
  closed: "This form is closed",
  closedText: "Thank you for your interest",
  answered: "You have filled in this form",
  empty: "There is no form to fill in",
  emptyText: "New ones appear here",
  until: "Please answer before {day}",
  states: { waiting: "Open", answered: "Done", closed: "Closed" },
  questions: "{count} questions",
  few: "Please fill in; about {minutes} min",
};
