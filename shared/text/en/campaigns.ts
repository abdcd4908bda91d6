import type { SameShape } from "../shape";
import type { campaigns as chinese } from "../zh-CN/campaigns";

/** Starting points of campaigns, and words about them, in English. */
export const campaigns: SameShape<typeof chinese> = {
  variables: {
    customer: { name: "称呼", label: "How the customer is addressed", example: "Ms Chen" },
    manager: { name: "客户经理", label: "Name of the manager", example: "Lin Jing" },
    tier: { name: "等级", label: "Tier", example: "Platinum" },
  },
  templates: {
    golf: {
      title: "Golf invitation",
      headline: "Invited to golf",
      body: "{{称呼}}, our golf invitational is near, and a place is kept for you.",
    },
    salon: {
      title: "Wealth salon",
      headline: "Invited to a salon",
      body: "{{称呼}}, experts speak on markets and family wealth; your family is welcome.",
    },
    health: {
      title: "Health privileges",
      headline: "Health privileges open",
      body: "{{称呼}}, your {{等级}} health privileges can be booked; {{客户经理}} arranges it.",
    },
    review: {
      title: "Portfolio review",
      headline: "A portfolio review",
      body: "{{称呼}}, {{客户经理}} would like to go through your portfolio with you.",
    },
    blank: { title: "Own words", headline: "An invitation", body: "{{称呼}}, good day." },
  },
  notice: {
    title: "Invitation",
    labels: { subject: "Subject", time: "Until", hint: "Hint" },
    hint: "Tap to see more",
  },
  signature: "– your manager {manager}",
  problems: {
    unknownVariable: "There is no variable “{name}”",
    unknownTemplate: "There is no such template",
    eventMissing: "Please choose the event to link",
    tooLong: "With the name filled in the headline may exceed 20 characters",
  },
};
