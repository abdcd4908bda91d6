import type { SameShape } from "../shape";
import type { segments as chinese } from "../zh-CN/segments";

/** Names of what a condition may speak about, in English. */
export const segments: SameShape<typeof chinese> = {
  /** A field whose value is sealed: only whether there is one may be asked. */
  hasField: "Has {label}",
  groups: {
    basic: "Basics",
    wealth: "Wealth",
    suitability: "Suitability",
    tags: "Tags",
    service: "Service",
  },
  fields: {
    tier: "Tier",
    aum: "Assets under management",
    riskLevel: "Risk level",
    riskExpiresOn: "Assessment expires",
    birthday: "Birthday",
    customerSince: "Customer since",
    bound: "Bound to WeChat",
    openComplaints: "Open complaints",
    lastContactAt: "Last contact",
    interests: "Interests",
    wealthTags: "Wealth tags",
  },
  holdings: {
    label: "Holdings",
    kind: "Kind",
    amount: "Amount",
    riskLevel: "Product risk",
    openedOn: "Opened on",
    maturesOn: "Matures on",
  },
  kinds: {
    deposit: "Deposit",
    wealth: "Wealth product",
    fund: "Fund",
    insurance: "Insurance",
    metal: "Precious metal",
    loan: "Loan",
    trust: "Trust",
  },
  tiers: { gold: "Gold", platinum: "Platinum", diamond: "Diamond", private: "Private banking" },
};
