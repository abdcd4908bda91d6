import type { notice as chinese } from "../zh-CN/privacy-notice";

export const notice: typeof chinese = {
  version: "2026-11",
  effectiveOn: "2026-11-01",
  sections: [
    {
      title: "Who we are",
      text: "This service is provided by the bank where you hold your accounts, for invited VIP customers only. Your relationship manager or the bank's hotline answers questions about personal data.",
    },
    {
      title: "What we process",
      text: "Your WeChat identity and phone number (to sign in and verify you), your conversation with your relationship manager, your bookings and event sign-ups and, with your separate consent, your holdings with the bank.",
    },
    {
      title: "Why and how",
      text: "To verify you, to talk with you, to arrange bookings and events, and to remind you of what is due. Names, numbers and conversations are stored encrypted; every look by staff is recorded.",
    },
    {
      title: "What needs your separate consent",
      text: "Showing financial information, marketing messages, personalised recommendations, and location for arrival at a branch. Each can be switched off at any time; refusing does not limit conversations and bookings.",
    },
    {
      title: "How long",
      text: "Records are kept as long as regulation asks and then deleted or made anonymous.",
    },
    {
      title: "Your rights",
      text: 'Under "Me" you can see and export your data, correct it, withdraw consent and unbind. Withdrawal takes effect within a minute. Data stays in the bank\'s own data centre in mainland China.',
    },
  ],
};
