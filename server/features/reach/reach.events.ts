import type { Consumer } from "@server/core/events";
import type { Ports } from "@server/ports";
import { Deliveries } from "./delivery.model";
import { wakeSender } from "./intend";

/** Whoever binds WeChat can be reached from now on: what waited for that looks again at once. */
export const reachConsumer = (ports: Ports): Consumer => ({
  name: "reach",
  on: ["customer.bound"],
  handle: async ({ aggregate, data }, tx) => {
    const customerId = aggregate.kind === "customer" ? aggregate.id : data.customerId;
    await Deliveries.updateMany(
      { customerId: String(customerId), state: "PLANNED", reason: "unreachable" },
      { $set: { dueAt: ports.clock.now() } },
      { session: tx },
    );
    setImmediate(() => void wakeSender(ports));
  },
});
