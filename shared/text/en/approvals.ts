import type { words as chinese } from "../zh-CN/approvals";

export const words: typeof chinese = {
  kinds: {},
  unknownKind: "Request",
  unreadable: "Can no longer be read",
  someone: "A colleague",
};
