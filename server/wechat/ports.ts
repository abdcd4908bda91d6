import type { Binary } from "mongodb";

/** What this folder needs from the rest of the server. Nothing here knows a feature. */

/** Where a sealed value stands; it opens nowhere else. */
export interface Place {
  readonly collection: string;
  readonly id: string;
  readonly field: string;
}

/** Keeps text unreadable at rest. */
export interface Sealer {
  seal(place: Place, text: string): Promise<Buffer>;
  open(place: Place, sealed: Uint8Array | Binary): Promise<string>;
}

/** The product's time. Leases and token life do not use it: they run on the database's clock. */
export interface Clock {
  now(): Date;
}

/** The part of pino that is used. */
export interface Log {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** One finished call, for counters and histograms. It never carries a person or a secret. */
export interface CallReport {
  readonly account: string;
  readonly path: string;
  readonly outcome: string;
  readonly code: number | string;
  readonly milliseconds: number;
}

export interface Metrics {
  onCall?(report: CallReport): void;
  onCallback?(report: {
    readonly account: string;
    readonly answer: number;
    readonly kind: string;
  }): void;
}
