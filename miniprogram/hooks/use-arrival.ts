import type { HeardBeacon, MyArrival } from "@shared/arrivals/arrival";
import { useEffect, useRef, useState } from "react";
import { useLiveChange } from "../live";
import { hearBeacons, type Silence } from "../platform/beacons";
import { call } from "../session";
import { type Resource, useEndpoint } from "./use-endpoint";

/** Nearer than this is the door; farther may be the street. */
const nearEnough = -85;
/** A phone that stays says so once a minute at most. */
const everyMs = 60_000;

export interface ArrivalWatch extends Resource<MyArrival> {
  /** Why the phone hears nothing. */
  readonly silence: Silence | undefined;
}

/** Follows where the customer is, with their consent: hears the branch's beacon and tells the bank. */
export function useArrival(): ArrivalWatch {
  const arrival = useEndpoint("GET /my/arrival", {});
  const { state, put, reload } = arrival;
  const [silence, setSilence] = useState<Silence>();
  const told = useRef(0);
  useLiveChange(reload);

  const uuids = state.status === "ready" ? state.data.uuids.join() : "";
  // biome-ignore lint/correctness/useExhaustiveDependencies: `put` changes with every answer; listening does not.
  useEffect(() => {
    if (!uuids) return undefined;
    const tell = (beacons: HeardBeacon[]) => {
      setSilence(undefined);
      const near = beacons.filter(({ rssi }) => rssi >= nearEnough && rssi < 0);
      if (near.length === 0 || Date.now() - told.current < everyMs) return;
      told.current = Date.now();
      // A sign that is refused leaves everything as it was: the code on the screen still works.
      call("POST /my/arrival/beacons", { beacons: near.slice(0, 20) }).then(put, () => undefined);
    };
    return hearBeacons(uuids.split(","), { heard: tell, silent: setSilence });
  }, [uuids]);

  return { ...arrival, silence };
}
