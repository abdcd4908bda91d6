import { wording as words } from "../text/zh-CN/wording";
import { createAutomaton } from "./automaton";
import { isNegated } from "./negation";
import { type NormalText, normalise } from "./normalise";
import { findNumbers } from "./numbers";
import { variantsOf } from "./variants";
import {
  words as gateWords,
  harmless,
  type Word,
  type WordingKind,
  type WordingSeverity,
} from "./words";

/** Where a text stands; a campaign may carry less than a conversation. */
export type WordingPlace = "conversation" | "care" | "campaign";

/** One objection, with where it stands in the author's own text. */
export interface WordingHit {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: WordingKind;
  readonly severity: WordingSeverity;
  /** What to do instead, for the author to read. */
  readonly advice: string;
}

export interface WordingOptions {
  readonly place: WordingPlace;
  /** What the same author sent just before; a word may be split over messages. The last two count. */
  readonly before?: readonly string[];
}

type Pattern = Word | "harmless";

const find = createAutomaton<Pattern>([
  ...harmless.map((text) => [normalise(text).text, "harmless"] as const),
  ...gateWords.flatMap((word) =>
    variantsOf(word).map((text) => [normalise(text).text, word] as const),
  ),
]);

/**
 * Everything in a text that a bank may not say to a customer: promises of return, claims of no
 * risk, pressure, inside information, payment round the bank, account and identity numbers.
 * Disguises are seen through, denials and warnings pass. Time grows with the text only.
 */
export function checkWording(text: string, options: WordingOptions): WordingHit[] {
  const own = hitsIn(normalise(text), text, options.place);
  const earlier = (options.before ?? []).slice(-2).join("");
  if (earlier === "") return own;

  const joined = earlier + text;
  const split = hitsIn(normalise(joined), joined, options.place).filter(
    (hit) => hit.start < earlier.length && hit.end > earlier.length,
  );
  const rebased = split.map((hit) => ({ ...hit, start: 0, end: hit.end - earlier.length }));
  return longest([...rebased, ...own]);
}

/** Whether a text with these hits may not be sent at all. */
export function isBlocked(hits: readonly WordingHit[]): boolean {
  return hits.some((hit) => hit.severity === "block");
}

function hitsIn(normal: NormalText, original: string, place: WordingPlace): WordingHit[] {
  const found = find(normal.text);
  const passes = found.filter(({ value }) => value === "harmless");
  const raw = found.flatMap(({ start, end, value }) =>
    value === "harmless" ||
    passes.some((pass) => pass.start <= start && pass.end >= end) ||
    isNegated(normal.text, start, end)
      ? []
      : [{ start, end, kind: value.kind, severity: value.severity }],
  );
  return longest([...raw, ...findNumbers(normal.text)]).map(({ start, end, kind, severity }) => {
    const from = normal.starts[start] ?? 0;
    const to = normal.ends[end - 1] ?? original.length;
    return {
      text: original.slice(from, to),
      start: from,
      end: to,
      kind,
      severity: place === "campaign" ? "block" : severity,
      advice: words.advice[kind],
    };
  });
}

/** Of hits inside one another only the outermost is told. */
function longest<Hit extends Pick<WordingHit, "start" | "end">>(hits: readonly Hit[]): Hit[] {
  const ordered = [...hits].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Hit[] = [];
  for (const hit of ordered) {
    const last = kept.at(-1);
    if (!last || hit.end > last.end) kept.push(hit);
  }
  return kept;
}
