import type { HeardBeacon } from "@shared/arrivals/arrival";

export type Silence = "bluetooth" | "location" | "other";

/** A browser hears no beacons: the code on the screen is the way. */
export const canHearBeacons = false;

export function hearBeacons(
  _uuids: readonly string[],
  _listener: {
    readonly heard: (beacons: HeardBeacon[]) => void;
    readonly silent: (why: Silence) => void;
  },
): () => void {
  return () => undefined;
}
