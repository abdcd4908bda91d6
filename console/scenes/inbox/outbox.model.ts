import { AppError } from "@shared/core/errors";

interface Gate {
  readonly state: "warned" | "blocked";
  readonly reason: string;
}

interface Hit {
  readonly word: string;
  readonly reason: string;
}

/** What the wording gate objects to, and whether the writer may insist. */
export function gateOf(failure: unknown): Gate {
  const details = failure instanceof AppError ? failure.details : undefined;
  const hits = (Array.isArray(details?.hits) ? details.hits : []) as readonly Hit[];
  const reason = hits.map(({ word, reason: why }) => `${word}(${why})`).join("、");
  return { state: details?.blocked === false ? "warned" : "blocked", reason };
}
