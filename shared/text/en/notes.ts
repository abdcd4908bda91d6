import type { notes as chinese } from "../zh-CN/notes";

export const notes: typeof chinese = {
  topics: {
    divorce: "Marriage in trouble",
    illness: "Illness",
    bereavement: "A death",
    lawsuit: "A lawsuit",
    business: "Trouble in business",
    children: "The children",
    other: "Other",
  },
  topicWords: {
    divorce: ["divorce", "separated", "ex-wife", "ex-husband"],
    illness: ["illness", "hospital", "surgery", "cancer", "diagnosis"],
    bereavement: ["died", "funeral", "passed away"],
    lawsuit: ["lawsuit", "court", "sued"],
    business: ["bankrupt", "layoff", "losses"],
    children: ["exam", "dropped out"],
    other: [],
  },
};
