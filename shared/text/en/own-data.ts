import type { words as chinese } from "../zh-CN/own-data";

export const words: typeof chinese = {
  person: "Personal data",
  tags: "Tags",
  holdings: "Holdings",
  conversation: "Conversation",
  consents: "Consents",
  field: "Field",
  value: "Content",
  when: "When",
  amount: "Amount (CNY)",
  who: "From",
  answer: "Agreed",
  version: "Version",
  yes: "Yes",
  no: "No",
  fields: {
    name: "Name",
    phone: "Phone",
    idNumber: "ID number",
    birthDate: "Date of birth",
    email: "E-mail",
    address: "Address",
    occupation: "Occupation",
    tier: "Tier",
    riskLevel: "Risk level",
  },
};
