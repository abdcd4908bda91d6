import type { Span } from "./business-calendar";

export interface SlotRule {
  /** Length of the talk itself. */
  readonly minutes: number;
  /** Time that must be free before and after it; may reach out of working time. */
  readonly bufferMinutes?: number;
  /** Slots begin every so many minutes from the start of the working span; the length when absent. */
  readonly stepMinutes?: number;
  /** No slot begins before this. */
  readonly notBefore: Date;
}

/**
 * Every slot that lies wholly inside one working span and keeps its buffers clear of what is busy,
 * earliest first. The same input always gives the same slots, so that a client's choice can be
 * checked by asking again.
 */
export function slotsWithin(
  working: readonly Span[],
  busy: readonly Span[],
  rule: SlotRule,
): Span[] {
  const length = rule.minutes * 60_000;
  const step = (rule.stepMinutes ?? rule.minutes) * 60_000;
  const buffer = (rule.bufferMinutes ?? 0) * 60_000;
  const taken = merge(busy);

  const slots: Span[] = [];
  for (const span of working) {
    const late = Math.max(0, rule.notBefore.getTime() - span.start.getTime());
    const first = span.start.getTime() + Math.ceil(late / step) * step;
    for (let at = first; at + length <= span.end.getTime(); at += step) {
      if (isFree(taken, at - buffer, at + length + buffer))
        slots.push({ start: new Date(at), end: new Date(at + length) });
    }
  }
  return slots;
}

/** Whether two stretches share any moment; touching is not sharing. */
export function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/** Joins stretches that touch or overlap, in order. */
export function merge(spans: readonly Span[]): Span[] {
  const merged: { start: Date; end: Date }[] = [];
  for (const span of [...spans].sort((a, b) => a.start.getTime() - b.start.getTime())) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) {
      if (span.end > last.end) last.end = span.end;
    } else merged.push({ ...span });
  }
  return merged;
}

/** Binary search: the first stretch that ends after `from` decides. */
function isFree(taken: readonly Span[], from: number, to: number): boolean {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const end = taken[middle]?.end.getTime() ?? 0;
    if (end > from) high = middle;
    else low = middle + 1;
  }
  const next = taken[low];
  return next === undefined || next.start.getTime() >= to;
}
