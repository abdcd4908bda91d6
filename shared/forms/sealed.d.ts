import type { QuestionKind, Sensitivity } from "./question";
/**
 * Whether values of such a field are sealed with the customer's key and never stored clear: all that
 * is sensitive, and whatever a person writes freely about a person.
 */
export declare function isSealed({
  kind,
  sensitivity,
}: {
  readonly kind: QuestionKind;
  readonly sensitivity: Sensitivity;
}): boolean;
