import { sayMoney } from "../format/money";
import {
  maskAddress,
  maskEmail,
  maskedAmount,
  maskIdNumber,
  maskName,
  maskPhone,
} from "../masking/masking";
import { formWords } from "../text/zh-CN/forms";
import type { Answer, Asked } from "./question";

type Said = Pick<Asked, "kind" | "choices">;

/** An answer as a person reads it: labels for choices, yuan for amounts. */
export function sayAnswer(asked: Said, answer: Answer): string {
  if (typeof answer === "boolean") return answer ? formWords.yes : formWords.no;
  if (asked.kind === "money" && typeof answer === "number") return sayMoney(answer);
  if (asked.kind === "region" && Array.isArray(answer)) return answer.join(" ");
  if (Array.isArray(answer)) return answer.map((one) => labelOf(asked, one)).join("、");
  return asked.kind === "choice" ? labelOf(asked, String(answer)) : String(answer);
}

const labelOf = ({ choices }: Said, value: string) =>
  choices.find((choice) => choice.value === value)?.label ?? value;

/** An answer for somebody who may know that there is one, but not what it says. */
export function maskAnswer(asked: Said, answer: Answer): string {
  switch (asked.kind) {
    case "phone":
      return maskPhone(String(answer));
    case "idNumber":
      return maskIdNumber(String(answer));
    case "email":
      return maskEmail(String(answer));
    case "region":
      return maskAddress(sayAnswer(asked, answer).replaceAll(" ", ""));
    case "text":
      return maskName(String(answer));
    default:
      return maskedAmount;
  }
}
