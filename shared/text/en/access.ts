import type { words as chinese } from "../zh-CN/access";

export const words: typeof chinese = {
  approvalTitle: "See a customer",
  purposes: {
    coverForColleague: "Serving for a colleague",
    handleRequest: "The customer called or came in",
    complaint: "Handling a complaint",
    audit: "Inspection",
    riskEvent: "A risk event",
  },
  willOpen: (name, purpose, hours) =>
    `The asker may read the record of ${name} for ${hours} h (${purpose}). Numbers stay masked; it ends by itself`,
  asked: (number, purpose, hours) =>
    `To read the record behind ${number} for ${hours} h (${purpose})`,
  nobody: "nobody",
};
