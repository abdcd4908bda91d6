import { createHmac } from "node:crypto";
import type { Spot, Surroundings } from "../core/types";
import beacons from "../seed/beacons.json" with { type: "json" };
import type { Platform } from "../wechat/platform";
import type { PersonState } from "../wechat/world";
import { ControlError } from "./errors";

type Beacon = (typeof beacons)[number];

/** How a phone hears a beacon from each spot, and how far away in metres that is. */
const hearing: Record<Spot, { rssi: number; accuracy: number; north: number }> = {
  street: { rssi: -97, accuracy: 42, north: 0.00036 },
  door: { rssi: -74, accuracy: 5.2, north: 0.00005 },
  inside: { rssi: -58, accuracy: 1.1, north: 0 },
};

const dayMs = 86_400_000;
const shanghaiMs = 8 * 3_600_000;

/** The part of its signal that a beacon changes every midnight in Shanghai, as its firmware makes it. */
export function minorOn(secret: string, at: number): number {
  const day = new Date(Math.floor((at + shanghaiMs) / dayMs) * dayMs).toISOString().slice(0, 10);
  const digest = createHmac("sha256", Buffer.from(secret, "hex")).update(`day:${day}`).digest();
  return digest.readUInt16BE(0);
}

/** The branches that have a beacon. */
export const branches = beacons.map(({ unitNo, name }) => ({ id: unitNo, name }));

function branchOf(id: string): Beacon {
  const found = beacons.find(({ unitNo }) => unitNo === id);
  if (!found) throw new ControlError("unknownBranch", `没有这个网点：${id}`, 404);
  return found;
}

/** Somebody walks: on the street before a branch, through its door, or in. */
export function walk(
  platform: Platform,
  person: PersonState,
  { branch, spot }: { branch: string; spot: Spot },
): Surroundings {
  branchOf(branch);
  person.place = { branch, spot };
  const around = surroundings(platform, person);
  platform.feed.emit(() => ({ type: "walked", user: person.id, surroundings: around }));
  return around;
}

/** What the phone of somebody who walked hears and knows. On the street it still hears faintly. */
export function surroundings(platform: Platform, person: PersonState): Surroundings {
  const { branch, spot } = person.place ?? { branch: beacons[0]?.unitNo ?? "", spot: "street" };
  const { unitNo, name, uuid, major, secret, latitude, longitude } = branchOf(branch);
  const { rssi, accuracy, north } = hearing[spot];
  const minor = minorOn(secret, platform.clock.now());
  return {
    branch: unitNo,
    name,
    spot,
    latitude: latitude + north,
    longitude,
    // Who never walked anywhere is at home, out of reach of any beacon.
    beacons: person.place ? [{ uuid, major, minor, proximity: 1, accuracy, rssi }] : [],
  };
}

/** The official account's beacon event, for accounts that still have the feature. */
export function shake(platform: Platform, person: PersonState): void {
  const { beacons: heard } = surroundings(platform, person);
  const [nearest] = heard;
  if (!nearest) throw new ControlError("noBeacon", "附近没有信标", 409);
  const { uuid, major, minor, accuracy } = nearest;
  platform.pusher.push({
    kind: "official",
    person,
    msgType: "event",
    fields: {
      Event: "ShakearoundUserShake",
      ChosenBeacon: { Uuid: uuid, Major: major, Minor: minor, Distance: accuracy },
      AroundBeacons: "",
    },
    awaited: false,
  });
}
