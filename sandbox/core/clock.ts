/** The platform's time: a source (the machine's clock unless told otherwise) plus an offset people can move. */
export class Clock {
  private offset = 0;

  constructor(private readonly source: { now(): number } = Date) {}

  now(): number {
    return this.source.now() + this.offset;
  }

  /** What a stopwatch would say; never moved by anyone. */
  wall(): number {
    return Date.now();
  }

  get offsetMs(): number {
    return this.offset;
  }

  set offsetMs(ms: number) {
    this.offset = ms;
  }
}

/** Durations spelled out, in milliseconds. */
export const seconds = (n: number): number => n * 1000;
export const minutes = (n: number): number => n * 60_000;
export const hours = (n: number): number => n * 3_600_000;
export const days = (n: number): number => n * 86_400_000;

/** Asia/Shanghai has had no daylight saving since 1991, so its offset is a constant. */
const shanghai = hours(8);

/** Number of the Shanghai day an instant falls in. */
export function dayOf(at: number): number {
  return Math.floor((at + shanghai) / days(1));
}

/** `2026-11` of an instant, in Shanghai. */
export function monthOf(at: number): string {
  return new Date(at + shanghai).toISOString().slice(0, 7);
}
