import { clockOf, dayOf, instantOf } from "./time";

/** What a `datetime-local` field shows: the bank's wall time, wherever the device is. */
export function toLocal(instant: number | string | Date): string {
  return `${dayOf(instant)}T${clockOf(instant)}`;
}

/** The instant that such a field means; undefined while it is incomplete. */
export function fromLocal(text: string): Date | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(text);
  return match?.[1] && match[2] ? instantOf(match[1], match[2]) : undefined;
}
