import type { HeardBeacon } from "@shared/arrivals/arrival";
import Taro from "@tarojs/taro";

/** Why nothing is heard. */
export type Silence = "bluetooth" | "location" | "other";

interface Listener {
  readonly heard: (beacons: HeardBeacon[]) => void;
  readonly silent: (why: Silence) => void;
}

/** Whether this host hears beacons at all. */
export const canHearBeacons = true;

const reasons: Readonly<Record<number, Silence>> = { 11001: "bluetooth", 11002: "location" };
const listeners = new Set<Listener>();
let silence: Silence | undefined;

/** Listens for beacons; WeChat lets one search run at a time, so all listeners share it. */
export function hearBeacons(uuids: readonly string[], listener: Listener): () => void {
  listeners.add(listener);
  if (listeners.size === 1) start(uuids);
  else if (silence) listener.silent(silence);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) void Taro.stopBeaconDiscovery({}).catch(() => undefined);
  };
}

function start(uuids: readonly string[]): void {
  silence = undefined;
  Taro.onBeaconUpdate(({ beacons }) => {
    const heard = beacons.map(({ uuid, major, minor, rssi }) => ({
      uuid,
      major: Number(major),
      minor: Number(minor),
      rssi: Math.round(rssi),
    }));
    for (const { heard: tell } of listeners) tell(heard);
  });
  Taro.startBeaconDiscovery({ uuids: [...uuids] }).catch((error: { errCode?: number }) => {
    silence = reasons[error.errCode ?? 0] ?? "other";
    for (const { silent } of listeners) silent(silence);
  });
}
