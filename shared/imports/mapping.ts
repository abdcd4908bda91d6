import type { Column } from "./column";
import { synonyms } from "./synonyms";

/** Why a column of a file may not come in by a person's hand. */
export type Refusal = "contact" | "suitability";

/** What one header of a file is taken for: a column by its key, nothing, or something that is refused. */
export interface HeaderGuess {
  readonly key: string | null;
  readonly refused?: Refusal;
}

/** A header without what differs between one system's spelling and another's. */
export function plainHeader(header: string): string {
  return header
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[([【（].*?[)\]】）]/g, "")
    .replace(/[\s_\-:：*#/.、]/g, "");
}

/**
 * Takes each header for a column by its name, its key or a synonym; the first of two equal guesses
 * wins. Wishes of the customer and results of suitability tests are named as refused, never mapped.
 */
export function guessMapping(
  headers: readonly string[],
  columns: readonly Column[],
): readonly HeaderGuess[] {
  const names = new Map<string, string>();
  // Names before synonyms, so that no synonym takes a header away from its own column.
  for (const list of [namesOf, synonymsOf]) {
    for (const column of columns) {
      for (const name of list(column)) {
        const plain = plainHeader(name);
        if (!names.has(plain)) names.set(plain, column.key);
      }
    }
  }
  const taken = new Set<string>();
  return headers.map((header) => {
    const key = names.get(plainHeader(header));
    if (key !== undefined && !taken.has(key)) {
      taken.add(key);
      return { key };
    }
    const refused = key === undefined ? refusalOf(header) : undefined;
    return { key: null, ...(refused ? { refused } : {}) };
  });
}

const namesOf = ({ label, key }: Column): readonly string[] => [label, key];
const synonymsOf = ({ label, synonyms: own = [] }: Column): readonly string[] => [
  ...own,
  ...(synonyms[label] ?? []),
];

const refusals: readonly (readonly [Refusal, RegExp])[] = [
  [
    "contact",
    /退订|营销|勿扰|打扰|拒收|拒绝|黑名单|联系意愿|同意|授权|订阅|服丧|冻结|opt-?out|consent|marketing|dnd|unsubscribe/i,
  ],
  [
    "suitability",
    /风险(等级|测评|评级|承受|偏好|类型)|测评|适当性|合格投资|专业投资|suitab|riskl|kyc/i,
  ],
];

/** Says of a header that no column takes whether it is one of those that are kept out, and why. */
export function refusalOf(header: string): Refusal | undefined {
  const text = header.normalize("NFKC").trim();
  return refusals.find(([, pattern]) => pattern.test(text))?.[0];
}

/** Columns that must be there and are not assigned. */
export function missingColumns(
  keys: readonly (string | null)[],
  columns: readonly Column[],
): readonly Column[] {
  return columns.filter(({ key, required }) => required && !keys.includes(key));
}

/** Text by which a layout is known again: its headers in their order. */
export const layoutOf = (headers: readonly string[]): string => headers.map(plainHeader).join("|");
