import type { Ports } from "@server/ports";
import type { HeardBeacon } from "@shared/arrivals/arrival";
import { ArrivalError } from "@shared/arrivals/errors";
import { type DoorDocument, doors } from "./door.model";
import { isMinorOfNow, judgeCode } from "./proof";

/** Weaker than this is heard on the street. */
const weakest = -90;

/** The branch whose beacon is heard best; refused when none is the bank's, or not today's, or far. */
export async function doorHeard(
  beacons: readonly HeardBeacon[],
  ports: Ports,
): Promise<DoorDocument> {
  const known = await doors.all();
  const matches = beacons
    .flatMap((beacon) => {
      const door = known.find(
        ({ uuid, major }) => uuid === beacon.uuid.toUpperCase() && major === beacon.major,
      );
      return door ? [{ beacon, door }] : [];
    })
    .sort((one, other) => other.beacon.rssi - one.beacon.rssi);
  const [best] = matches;
  if (!best) throw ArrivalError.unknownPlace();
  const secret = await doors.secretOf(ports.vault, best.door);
  if (!isMinorOfNow(secret, best.beacon.minor, ports.clock.now()))
    throw ArrivalError.signalRejected();
  if (best.beacon.rssi < weakest) throw ArrivalError.tooFar();
  return best.door;
}

/** The branch on whose screen the code stands now. */
export async function doorScanned(
  { door: unitId, token }: { readonly door: string; readonly token: string },
  ports: Ports,
): Promise<DoorDocument> {
  const door = await doors.find(unitId);
  if (!door) throw ArrivalError.codeRejected();
  const verdict = judgeCode(await doors.secretOf(ports.vault, door), token, ports.clock.now());
  if (verdict === "expired") throw ArrivalError.codeExpired();
  if (verdict === "rejected") throw ArrivalError.codeRejected();
  return door;
}
