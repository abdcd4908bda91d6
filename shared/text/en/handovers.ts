import type { handovers as chinese } from "../zh-CN/handovers";

export const handovers: typeof chinese = {
  approvalTitle: "Hand customers over",
  approvalSummary: {
    leaver:
      "{from} leaves; {customers} customers go to: {to}. The account is disabled at the same time",
    succession: "{customers} customers of {from} go to: {to}",
  },
  share: (name: string, count: number) => `${name} ${count}`,
  told: (from: string, to: string) =>
    `Your relationship manager is now ${to}, after ${from}. Your arrangements, bookings and documents went along; you need not explain anything again.`,
  cardTitle: (name: string) => `Your relationship manager ${name}`,
  cardPromise: "Leave a message here, or book a meeting",
  clashTitle: "A booking you took over clashes with your calendar; please move it",
  clashDetail: (when: string) => `Agreed time: ${when}`,
  companion: "Former manager",
};
