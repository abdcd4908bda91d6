import type { SameShape } from "../shape";
import type { surveyNotices as chinese } from "../zh-CN/survey-notices";

export const surveyNotices: SameShape<typeof chinese> = {
  asked: "You are invited to fill in “{title}”; it waits under Me – Forms",
  hint: "A form waits for you",
  home: "Please fill in; about {minutes} min",
};
