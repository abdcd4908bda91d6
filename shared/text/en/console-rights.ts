import type { rights as chinese } from "../zh-CN/console-rights";

export const rights: typeof chinese = {
  text: "Made from the rights the server enforces. Which customers one sees is decided by book, unit and grants.",
  capability: "Capability",
  all: "Yes",
  some: "Partly",
  none: "No",
  stepUp: "asks for the second factor",
  holders: (count) => `${count}`,
  choose: "Role",
  has: (done, total) => `${done} of ${total}`,
  legend: "● yes　◐ partly　— no",
};
