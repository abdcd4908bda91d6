import type { Data } from "../protocol";
import { ask, CallError } from "./bridge";
import { type Api, api, type CallOptions, count } from "./call";
import { privacyGate } from "./privacy";
import { state, topPage } from "./state";

type Listener = (event: Data) => void;
interface Heard extends Data {
  uuid: string;
}

/** A phone hears its surroundings about once a second. */
const everyMs = 1_000;

const pageId = () => topPage()?.pageId;

interface Watch {
  /** Beacons or locations go out only while this runs; WeChat stops both in the background. */
  timer: ReturnType<typeof setInterval> | undefined;
  start(tick: () => void): void;
  stop(): void;
}

function watch(): Watch {
  return {
    timer: undefined,
    start(tick) {
      this.stop();
      tick();
      this.timer = setInterval(() => state.hidden || tick(), everyMs);
    },
    stop() {
      clearInterval(this.timer);
      this.timer = undefined;
    },
  };
}

const discovery = watch();
let uuids: string[] = [];
let heard: Heard[] = [];
let onUpdate: Listener | undefined;
let onService: Listener | undefined;

const failed = (errCode: number, message: string) => new CallError(message, { errCode });

function serviceChanged(available: boolean, discovering: boolean): void {
  onService?.({ available, discovering });
}

async function hear(): Promise<void> {
  const around = await ask("hearBeacons", {}, pageId());
  if (!discovery.timer) return;
  if (around.bluetooth !== true) {
    discovery.stop();
    heard = [];
    serviceChanged(false, false);
    return;
  }
  heard = (around.beacons as Heard[]).filter(({ uuid }) => uuids.includes(uuid.toUpperCase()));
  onUpdate?.({ beacons: heard.map((beacon) => ({ ...beacon })) });
}

async function startBeaconDiscovery(options: CallOptions): Promise<Data> {
  const wanted = options.uuids;
  if (!Array.isArray(wanted) || wanted.length === 0) throw failed(11006, "invalid data");
  if (discovery.timer) throw failed(11003, "already start");
  await privacyGate("startBeaconDiscovery");
  const around = await ask("hearBeacons", {}, pageId());
  if (around.bluetooth !== true) throw failed(11001, "bluetooth service is unavailable");
  if (around.location !== true) throw failed(11002, "location service is unavailable");
  uuids = wanted.map((uuid) => String(uuid).toUpperCase());
  discovery.start(() => void hear().catch(() => undefined));
  serviceChanged(true, true);
  return {};
}

function stopBeaconDiscovery(): Data {
  if (!discovery.timer) throw failed(11004, "not start");
  discovery.stop();
  heard = [];
  serviceChanged(true, false);
  return {};
}

const moving = watch();
const onMove = new Set<Listener>();

async function whereAmI(): Promise<Data> {
  return ask("whereAmI", {}, pageId());
}

async function startLocationUpdate(): Promise<Data> {
  await privacyGate("startLocationUpdate");
  await whereAmI();
  moving.start(() => {
    whereAmI()
      .then((place) => {
        for (const listener of onMove) listener(place);
      })
      .catch(() => moving.stop());
  });
  return {};
}

type Plain = (listener?: Listener) => void;

function counted(name: string, run: Plain): Plain {
  return (listener) => {
    count(name, { known: true });
    run(listener);
  };
}

/** Beacons and location: where the phone is, by what it hears. */
export const place: Record<string, Api | Plain> = {
  startBeaconDiscovery: api("startBeaconDiscovery", startBeaconDiscovery),
  stopBeaconDiscovery: api("stopBeaconDiscovery", stopBeaconDiscovery),
  getBeacons: api("getBeacons", () => {
    if (!discovery.timer) throw failed(11004, "not start");
    return { beacons: heard };
  }),
  onBeaconUpdate: counted("onBeaconUpdate", (listener) => {
    onUpdate = listener;
  }),
  offBeaconUpdate: counted("offBeaconUpdate", () => {
    onUpdate = undefined;
  }),
  onBeaconServiceChange: counted("onBeaconServiceChange", (listener) => {
    onService = listener;
  }),
  offBeaconServiceChange: counted("offBeaconServiceChange", () => {
    onService = undefined;
  }),
  getLocation: api("getLocation", async () => {
    await privacyGate("getLocation");
    return whereAmI();
  }),
  startLocationUpdate: api("startLocationUpdate", startLocationUpdate),
  stopLocationUpdate: api("stopLocationUpdate", () => {
    moving.stop();
    return {};
  }),
  onLocationChange: counted("onLocationChange", (listener) => {
    if (listener) onMove.add(listener);
  }),
  offLocationChange: counted("offLocationChange", (listener) => {
    if (listener) onMove.delete(listener);
    else onMove.clear();
  }),
};
