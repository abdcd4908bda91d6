import type { eventWords as chinese } from "../zh-CN/events";

export const eventWords: typeof chinese = {
  notice: (state, title, when) => `${state}: ${title}, ${when}`,
  reminder: (title, when) => `Reminder: ${title}, ${when}`,
};
