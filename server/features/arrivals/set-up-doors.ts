import { units } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import * as z from "zod";
import { doors } from "./door.model";

const Doors = z.array(
  z.object({
    unitNo: z.string(),
    uuid: z.string(),
    major: z.number().int(),
    secret: z.string().regex(/^[0-9a-f]{64}$/),
    latitude: z.number(),
    longitude: z.number(),
  }),
);

/** Gives branches the doors whose beacons are already in place, secrets included. */
export async function setUpDoors(given: unknown, { vault }: Pick<Ports, "vault">): Promise<void> {
  for (const { unitNo, secret, ...door } of Doors.parse(given)) {
    const unit = await units.byNo(unitNo);
    if (unit) await doors.save(vault, { _id: unit._id, ...door }, secret);
  }
}
