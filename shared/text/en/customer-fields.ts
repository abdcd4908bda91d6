import type { SameShape } from "../shape";
import type { builtInLabels as chinese } from "../zh-CN/customer-fields";

/** Names of the fields that every customer record has, in English. */
export const builtInLabels: SameShape<typeof chinese> = {
  name: "Name",
  phone: "Phone",
  idNumber: "ID number",
  email: "E-mail",
  address: "Address",
  account: "Account numbers",
  district: "District",
  birthday: "Birthday",
  age: "Age",
  occupation: "Occupation",
  family: "Family",
  company: "Company",
  tags: "Tags",
  notes: "Notes",
  tier: "Tier",
  riskLevel: "Risk level",
  aum: "Assets",
  holdings: "Holdings",
};

export const builtInGroup: string = "Basics";
