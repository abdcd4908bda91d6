import type { duplicates as chinese } from "../zh-CN/duplicates";

/** Words of duplicate records and of merging them. */
export const duplicates: typeof chinese = {
  fields: {
    name: "Name",
    phone: "Phone",
    email: "E-mail",
    address: "Address",
    details: "Gender, district, occupation",
    risk: "Risk assessment",
    binding: "WeChat binding",
  },
  counts: {
    accounts: "Accounts",
    holdings: "Holdings",
    bookings: "Bookings",
    notes: "Notes",
    needs: "Needs",
    messages: "Messages",
  },
  bound: "bound",
  unbound: "not bound",
  none: "none",
  rules: [
    "Every objection, opt-out and pause of either record stays",
    "The longer of mourning or freeze counts",
    "Holdings, accounts, tags, bookings, notes, needs and timeline all go to the record that stays",
    "Where both have a conversation, the other one is kept whole as history",
    "It can be undone within 30 days",
  ],
  approvalTitle: "Merge customer records",
  approvalSummary: "Merge {loser} into {survivor} (of two managers)",
};
