/* Plain lists, apart from the schemas, so that clients can use them without shipping any. */

/** What kind of answer a question takes; decides its control, its check and its words. */
export const questionKinds = [
  "text",
  "longText",
  "number",
  /** Integer fen. */
  "money",
  /** A calendar day, `2026-11-25`. */
  "date",
  "choice",
  "choices",
  "yesNo",
  "phone",
  "idNumber",
  "email",
  /** Province, city and, where known, district. */
  "region",
  /** Ids of people; only staff fill these in. */
  "customer",
  "staff",
] as const;

/** How much harm a leak would do. `sensitive` is sealed with the customer's own key. */
export const sensitivities = ["public", "internal", "personal", "sensitive"] as const;

/** Patterns an author may pick from; nobody writes expressions of their own. */
export const patternNames = [
  "chinese",
  "letters",
  "digits",
  "lettersAndDigits",
  "postcode",
  "licensePlate",
] as const;

/** How a condition on an earlier answer compares. */
export const answerOperators = [
  "is",
  "isNot",
  "has",
  "hasNot",
  "answered",
  "notAnswered",
  "atLeast",
  "atMost",
] as const;
