import type { QuestionKind, Sensitivity } from "./question";

const freeText: readonly QuestionKind[] = ["text", "longText", "region", "customer"];

/**
 * Whether values of such a field are sealed with the customer's key and never stored clear: all that
 * is sensitive, and whatever a person writes freely about a person.
 */
export function isSealed({
  kind,
  sensitivity,
}: {
  readonly kind: QuestionKind;
  readonly sensitivity: Sensitivity;
}): boolean {
  return sensitivity === "sensitive" || (sensitivity === "personal" && freeText.includes(kind));
}
