import type { KeywordRule } from "./replies";

/** What an answer was given to. */
export const replyCauses = ["follow", "keyword", "key", "fallback"] as const;
export type ReplyCause = (typeof replyCauses)[number];

/** The first rule whose word is in the text: equal ones before contained ones, else in their order. */
export function keywordFor(rules: readonly KeywordRule[], text: string): KeywordRule | undefined {
  const said = normal(text);
  return (
    rules.find(
      ({ match, words }) => match === "equals" && words.some((one) => normal(one) === said),
    ) ??
    rules.find(
      ({ match, words }) => match === "contains" && words.some((one) => said.includes(normal(one))),
    )
  );
}

const normal = (text: string) => text.normalize("NFKC").trim().toLowerCase();
