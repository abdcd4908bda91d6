import type { record as chinese } from "../zh-CN/record";

/** Words that the server writes into a customer's record. */
export const record: typeof chinese = {
  alerts: {
    phoneChanged: "The phone changed on {day}: verify who answers first",
    riskExpired: "The risk assessment ended on {day}",
    riskMissing: "No risk assessment yet",
    cardExpired: "{count} cards or accounts are past their date",
    missingData: "Missing: {fields}",
    assetsOld: "The assets are as of {day}",
    duplicate: "There may be a second record of this person; the lead will look",
  },
  fields: {
    name: "Name",
    phone: "Phone",
    idNumber: "ID number",
    email: "E-mail",
    address: "Address",
    district: "District",
    occupation: "Occupation",
    tier: "Tier",
    tags: "Tags",
    family: "Family",
    investor: "Qualified investor",
    risk: "Risk level",
    merge: "Merge",
  },
  interestReasons: {
    import: "Tag of the core system",
    rm: "Noted by the manager",
    rule: "By a rule",
    behaviour: "By what was read",
    survey: "Said by the customer",
    signedUp: "Signed up for {title}",
    checkedIn: "Came to {title}",
  },
  by: { system: "System", customer: "The customer", import: "Core system file" },
  investorValue: "until {day}",
};
