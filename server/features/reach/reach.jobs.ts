import { defineJob } from "@server/core/job";
import * as z from "zod";
import { deliverDue } from "./deliver";

const nothing = z.object({});

/** Sends what is due. The sweep finds what no wake announced: retries, mornings, dead workers' rows. */
export const reachJobs = [
  defineJob({
    name: "reach.sweep",
    data: nothing,
    everyMs: 1_000,
    run: (_data, ports) => deliverDue(ports),
  }),
  defineJob({ name: "reach.wake", data: nothing, run: (_data, ports) => deliverDue(ports) }),
];
