import { hours } from "@server/core/clock";
import type { Consumer } from "@server/core/events";
import { staff } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import { arrivals } from "./arrival.model";
import { presences } from "./presence.model";

const topicsOf = (staffIds: unknown) =>
  Array.isArray(staffIds) ? staffIds.map((id) => `staff:${String(id)}`) : [];

/** Lets screens know at once who came, was attended to and left; and ends it all when consent ends. */
export const arrivalConsumer = (ports: Ports): Consumer => ({
  name: "arrivals",
  on: ["arrival.seen", "arrival.served", "arrival.left", "consent.changed"],
  handle: async ({ type, aggregate, data, at }, tx) => {
    if (type !== "consent.changed") {
      const frame = { kind: "changed", what: "arrivals", id: aggregate.id } as const;
      ports.live.publish(topicsOf(data.staffIds), frame);
      const customer = [`customer:${String(data.customerId)}`];
      ports.live.publish(customer, { kind: "changed", what: "arrival" });
      return;
    }
    if (data.location !== false) return;
    await arrivals.end(aggregate.id, new Date(at.getTime() - hours(24)), at, tx);
    await presences.forget(aggregate.id, tx);
    const lobby = (await staff.withRole("lobby")).map(({ _id }) => _id);
    ports.live.publish(topicsOf(lobby), { kind: "changed", what: "arrivals" });
  },
});
