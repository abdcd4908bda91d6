import type { SameShape } from "../shape";
import type { reach as chinese } from "../zh-CN/reach";

/** Words about how customers are reached, in English. */
export const reach: SameShape<typeof chinese> = {
  channels: {
    socket: "In the mini-program",
    officialService: "Official-account message",
    miniService: "Mini-program service message",
    subscribe: "Subscribe message",
    template: "Service notice",
    task: "By the relationship manager",
  },
  states: {
    PLANNED: "Waiting",
    CLAIMED: "About to be sent",
    ATTEMPTING: "Being sent",
    SENT: "Sent",
    RETRY: "To be tried again",
    FAILED: "Failed",
    UNKNOWN: "Uncertain",
    HELD: "Not sent",
  },
  handedOver: "Handed to the relationship manager",
  reasons: {
    optedOut: "Opted out",
    consentMissing: "No consent to marketing",
    consentWithdrawn: "Consent withdrawn",
    quietHours: "Quiet hours",
    dailyCap: "Had a marketing message today",
    weeklyCap: "Weekly limit reached",
    monthlyCap: "Monthly limit reached",
    frozen: "Contact is frozen",
    mourning: "In mourning",
    unsuitable: "Risk level does not fit or assessment expired",
    openComplaint: "Has an open complaint",
    unreachable: "No way to reach",
    notInAudience: "No longer in the audience",
    holdOut: "Kept out for comparison",
    expired: "Expired",
    stopped: "Campaign was stopped",
  },
  failures: {
    rightUsedUp: "WeChat permission is used up",
    userBlocked: "Unfollowed or blocked",
    quota: "WeChat's daily quota is used up",
    config: "WeChat account or template is set up wrongly",
    permanent: "WeChat refused the content",
    unknown: "WeChat gave no clear answer",
    retry: "WeChat is busy",
    exhausted: "Tried several times in vain",
  },
};
