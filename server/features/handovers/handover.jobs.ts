import { defineJob } from "@server/core/job";
import * as z from "zod";
import { runHandovers } from "./run-handovers";

const nothing = z.object({});
/** A killed process is followed after this long; a run is cut into pieces that end well within it. */
const lockMinutes = 0.25;

/** Carries hand-overs on, also those whose process was killed. */
export const handoverJobs = [
  defineJob({
    name: "handover.run",
    data: nothing,
    everyMs: 1_000,
    lockMinutes,
    run: (_data, ports) => runHandovers(ports),
  }),
  defineJob({
    name: "handover.wake",
    data: nothing,
    lockMinutes,
    run: (_data, ports) => runHandovers(ports),
  }),
];
