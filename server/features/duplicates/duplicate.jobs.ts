import { minutes, seconds } from "@server/core/clock";
import { defineJob } from "@server/core/job";
import * as z from "zod";
import { findDuplicates } from "./find-duplicates";
import { runMerges } from "./run-merges";

export const duplicateJobs = [
  defineJob({
    name: "customers.findDuplicates",
    data: z.object({}),
    everyMs: minutes(5),
    lockMinutes: 10,
    run: (_data, ports) => findDuplicates(ports),
  }),
  defineJob({
    name: "customers.merge",
    data: z.object({}),
    everyMs: seconds(15),
    lockMinutes: 10,
    run: (_data, ports) => runMerges(ports),
  }),
];
