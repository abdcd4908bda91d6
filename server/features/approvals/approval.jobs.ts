import { defineJob } from "@server/core/job";
import * as z from "zod";
import { executeApprovals } from "./execute-approvals";

const nothing = z.object({});

/** Carries out what was approved; whoever was killed in between is picked up by the next run. */
export const approvalJobs = [
  defineJob({
    name: "approval.run",
    data: nothing,
    everyMs: 1_000,
    run: (_data, ports) => executeApprovals(ports),
  }),
  defineJob({
    name: "approval.wake",
    data: nothing,
    run: (_data, ports) => executeApprovals(ports),
  }),
];
