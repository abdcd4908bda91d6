/**
 * The product's time. Everything a person would notice – dues, reminders, quiet hours, dates –
 * asks this; leases, session life and rate limits run on the machine's own clock instead, so that
 * moving the product's time in a demo ends nobody's session and frees nobody's lease.
 */
export interface Clock {
  now(): Date;
}

/** A clock that one control outside production can shift, in all processes together. */
export class ShiftableClock implements Clock {
  #offsetMs = 0;

  now(): Date {
    return new Date(Date.now() + this.#offsetMs);
  }

  get offsetMs(): number {
    return this.#offsetMs;
  }

  shiftTo(offsetMs: number): void {
    this.#offsetMs = offsetMs;
  }
}

export const seconds = (count: number) => count * 1000;
export const minutes = (count: number) => count * 60_000;
export const hours = (count: number) => count * 3_600_000;
export const days = (count: number) => count * 86_400_000;
