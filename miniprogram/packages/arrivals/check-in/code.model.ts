/** What the code on a lobby's screen carries. */
export interface DoorCode {
  readonly door: string;
  readonly token: string;
}

const path = "packages/arrivals/check-in/index?";

/** Reads a scanned text; undefined when it is no lobby's code. */
export function readCode(text: string): DoorCode | undefined {
  const at = text.indexOf(path);
  if (at < 0) return undefined;
  const pairs = text
    .slice(at + path.length)
    .split("&")
    .map((pair) => pair.split("=").map(decodeURIComponent) as [string, string | undefined]);
  return codeOf(Object.fromEntries(pairs));
}

/** The code in a page's query, when the page was opened by scanning it. */
export function codeOf({
  d,
  t,
}: {
  readonly d?: string;
  readonly t?: string;
}): DoorCode | undefined {
  return d && t ? { door: d, token: t } : undefined;
}
