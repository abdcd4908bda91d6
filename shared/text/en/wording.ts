import type { SameShape } from "../shape";
import type { wording as chinese } from "../zh-CN/wording";

/** What the wording gate tells an author, in English. */
export const wording: SameShape<typeof chinese> = {
  severity: { block: "May not be sent", warn: "Please confirm" },
  advice: {
    promise: "Principal or return may not be promised; say that returns are not guaranteed.",
    riskless: "Do not claim absence of risk; name the risk level.",
    exaggeration: "Do not exaggerate return or play down risk.",
    pressure: "Do not press; leave the decision to the customer.",
    insider: "Inside information may not be used.",
    endorsement: "Regulators, governments or celebrities are no guarantee.",
    offPlatform: "Keep money and conversation within the bank's channels.",
    account: "Do not write out account numbers.",
    phone: "Do not write out phone numbers; use the contact entry.",
    idNumber: "Do not write out identity numbers.",
  },
};
