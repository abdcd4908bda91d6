import type { EndpointBy } from "@shared/core/client";
import type { OutputOf } from "@shared/core/endpoint";

/** One purpose, as the customer answered it. */
export type ConsentRow = OutputOf<EndpointBy<"GET /my/consents">>["items"][number];
export type Purpose = ConsentRow["purpose"];

/** Something the service cannot do without has not been agreed to. */
export function unanswered(rows: readonly ConsentRow[], granted: ReadonlySet<Purpose>): boolean {
  return rows.some(({ purpose, necessary }) => necessary && !granted.has(purpose));
}

/** An answer for every purpose: what was not switched on is a no. */
export function answersOf(rows: readonly ConsentRow[], granted: ReadonlySet<Purpose>) {
  return rows.map(({ purpose }) => ({ purpose, granted: granted.has(purpose) }));
}
