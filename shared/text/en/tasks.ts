import type { SameShape } from "../shape";
import type { tasks as chinese } from "../zh-CN/tasks";

/** Words of tasks that the product itself makes, in English. */
export const tasks: SameShape<typeof chinese> = {
  titles: {
    birthday: "Birthday on {day}",
    maturity: "Maturity of {product}",
    anniversary: "Anniversary on {day}",
    reach: "A message could not be delivered; please get in touch",
    unknown: "Delivery of a message is uncertain; please check",
  },
  details: {
    birthday: "The greeting leaves on {day} {time}; change its words before, and call on the day",
    maturity: "{product}, {amount}, matures on {day}; ask what is planned with it",
    anniversary: "{years} years with us; call on the day",
    reach: "To be told: {text}",
  },
  kinds: {
    care: "Care",
    maturity: "Maturity",
    reach: "To be told",
    callback: "Call back",
    followUp: "Follow up",
    review: "Review",
  },
  outcomes: {
    reached: "Reached",
    noAnswer: "No answer",
    interested: "Interested",
    notInterested: "Not interested",
    notNeeded: "Not needed",
  },
};
