import type { covers as chinese } from "../zh-CN/covers";

export const covers: typeof chinese = {
  approvalTitle: "Leave with a cover",
  approvalSummary:
    "{absent} is on leave {span}; {by} stands in and may see and serve the {customers} customers of the book",
  approvalReason: "Reason for the leave: ",
  away: (name: string, back: string, cover: string) =>
    `${name} is on leave until ${back}; ${cover} looks after you`,
};
