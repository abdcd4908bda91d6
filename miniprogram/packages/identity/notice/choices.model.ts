import type { EndpointBy } from "@shared/core/client";
import type { OutputOf } from "@shared/core/endpoint";

type Row = OutputOf<EndpointBy<"GET /my/consents">>["items"][number];
export type Purpose = Row["purpose"];

/** Something the service cannot do without has not been agreed to. */
export function unanswered(rows: readonly Row[], granted: ReadonlySet<Purpose>): boolean {
  return rows.some(({ purpose, necessary }) => necessary && !granted.has(purpose));
}

/** An answer for every purpose: what was not switched on is a no. */
export function answersOf(rows: readonly Row[], granted: ReadonlySet<Purpose>) {
  return rows.map(({ purpose }) => ({ purpose, granted: granted.has(purpose) }));
}
