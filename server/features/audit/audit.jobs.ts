import { minutes } from "@server/core/clock";
import { defineJob } from "@server/core/job";
import * as z from "zod";
import { clearExports } from "./export-entries";
import { verifyTrail } from "./verify-trail";

const nothing = z.object({});

export const auditJobs = [
  defineJob({
    name: "audit.verify",
    data: nothing,
    lockMinutes: 60,
    run: (_data, ports) => verifyTrail(ports),
  }),
  defineJob({
    name: "audit.clearExports",
    data: nothing,
    everyMs: minutes(10),
    run: (_data, ports) => clearExports(ports),
  }),
];
