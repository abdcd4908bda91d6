import type { SameShape } from "../shape";
import type { cares as chinese } from "../zh-CN/cares";

/** Greetings and how cares are called, in English. */
export const cares: SameShape<typeof chinese> = {
  occasions: {
    birthday: "Birthday greeting",
    lunarBirthday: "Lunar birthday greeting",
    anniversary: "Anniversary greeting",
    maturity: "Maturity reminder",
  },
  greetings: {
    birthday: "{customer}, a happy birthday to you, with health and joy. {manager}",
    lunarBirthday: "{customer}, a happy lunar birthday to you, with health and joy. {manager}",
    anniversary: "{customer}, thank you for {years} years of trust. {manager}",
    maturity: "{customer}, your {product} matures on {day}. I am at your service. {manager}",
  },
  wishes: {
    birthday: "Health and joy to you",
    lunarBirthday: "Health and joy to you",
    anniversary: "Thank you for your trust",
    maturity: "Please contact your manager",
  },
  skippedByHand: "Cancelled by the manager",
};
