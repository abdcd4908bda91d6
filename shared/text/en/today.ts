import type { today as chinese } from "../zh-CN/today";

export const today: typeof chinese = {
  unanswered: (name) => `${name} waits for your answer`,
  task: (name, title) => `${name} · ${title}`,
  booking: (name, purpose) => `${name} · ${purpose}`,
  proposed: "Waiting for the customer to choose",
  event: (count) => `${count} signed up`,
  approval: "Waiting for your approval",
};
