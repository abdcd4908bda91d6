import { defineJob } from "@server/core/job";
import * as z from "zod";
import { runChecks } from "./run-checks";

/** Asks the questions of a self-check. Taken up where it was stopped, if it is run again. */
export const runWechatChecks = defineJob({
  name: "wechatCheck.run",
  data: z.object({ runId: z.string() }),
  lockMinutes: 5,
  run: ({ runId }, ports) => runChecks(runId, ports),
});
