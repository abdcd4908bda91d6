import type { assets as source } from "../zh-CN/miniprogram-assets";

/** Words of the customer's asset report. */

export const assets: typeof source = {
  title: "Asset report",
  total: "Total (CNY)",
  asOf: (day) => `As of ${day}`,
  since: (day) => `since ${day}`,
  show: "Show amounts",
  hide: "Hide amounts",
  trend: "Over time",
  trendLabel: (from, to) => `Total from ${from} to ${to}`,
  allocation: "Allocation",
  maturities: "Coming due",
  noMaturities: "Nothing comes due soon",
  inDays: (days) => (days <= 0 ? "due today" : `in ${days} days`),
  holdings: "Holdings",
  matures: (day) => `due ${day}`,
  kinds: {
    deposit: "Deposits",
    wealth: "Wealth products",
    fund: "Funds",
    insurance: "Insurance",
    metal: "Precious metals",
    loan: "Loans",
    trust: "Trusts",
  },
  risk: (level) => `risk ${level}`,
  note: "Made from the bank's books for your information; your accounts are what counts",
  talk: "Talk to your manager about this report",
  empty: "Your assets have not been synchronised yet",
  emptyText: "They appear here afterwards; your manager can help meanwhile",
  emptyAct: "Contact my manager",
};
