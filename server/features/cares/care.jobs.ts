import { defineJob } from "@server/core/job";
import * as z from "zod";
import { planCares, sendCares } from "./plan-cares";

const nothing = z.object({});

/** Looks ahead and sends what is due; the documents say what is done, so both may run at any time. */
export const careJobs = [
  defineJob({
    name: "care.plan",
    data: nothing,
    everyMs: 60_000,
    lockMinutes: 5,
    run: async (_data, ports) => {
      await planCares(ports);
      await sendCares(ports);
    },
  }),
  defineJob({
    name: "care.send",
    data: nothing,
    everyMs: 5_000,
    run: (_data, ports) => sendCares(ports),
  }),
];
