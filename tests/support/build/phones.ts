import { bankFile } from "../bank";

/** The phone number that the bank's file has for a customer. */
export function phoneOf(no: string): string {
  const [head = "", ...rows] = bankFile("customers.csv").split("\n");
  const column = head.split(",").indexOf("手机号");
  const phone = rows.find((one) => one.startsWith(`${no},`))?.split(",")[column];
  if (!phone) throw new Error(`The bank has no phone of ${no}.`);
  return phone;
}
