import { hours } from "@server/core/clock";
import { defineJob } from "@server/core/job";
import * as z from "zod";
import { purge } from "./purge";

export { isHeld, keptUntil, retentionNow } from "./policy";
export { liftApproval, retentionApproval } from "./retention.approval";
export { ClosedCustomerModel } from "./retention.model";
export { retentionRoutes } from "./retention.routes";
export { shredCustomer } from "./shred-customer";

/** Takes away what has had its time; looked at every hour, and cheap where nothing is due. */
export const purgeJob = defineJob({
  name: "retention.purge",
  data: z.object({}),
  everyMs: hours(1),
  lockMinutes: 20,
  run: async (_, ports) => void (await purge(ports)),
});
