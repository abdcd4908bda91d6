import { hours } from "@server/core/clock";
import { hasConsent } from "@server/features/consents";
import { staff, units } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import type { MyArrival } from "@shared/arrivals/arrival";
import { arrivals } from "./arrival.model";
import { arrivalsOfCustomer } from "./arrival.policy";
import { doors } from "./door.model";

/** A visit is over by then, whether or not somebody said so. */
const visitLife = hours(4);

/** What the customer's phone may know: what to listen for, and where the bank thinks they are. */
export async function myArrival(customerId: string, ports: Ports): Promise<MyArrival> {
  if (!(await hasConsent(customerId, "location"))) return { consented: false, uuids: [] };
  const now = ports.clock.now();
  const [known, [last]] = await Promise.all([
    doors.all(),
    arrivals
      .within(arrivalsOfCustomer(customerId))
      .between(new Date(now.getTime() - visitLife), new Date(now.getTime() + 1)),
  ]);
  const uuids = [...new Set(known.map(({ uuid }) => uuid))];
  if (!last || last.state === "left") return { consented: true, uuids };
  const [unit, rm] = await Promise.all([units.find(last.unitId), staff.find(last.rmId)]);
  return {
    consented: true,
    uuids,
    visit: {
      place: unit?.name ?? "",
      at: last.at.toISOString(),
      state: last.state,
      rmName: rm?.name ?? "",
    },
  };
}
