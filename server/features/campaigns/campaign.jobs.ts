import { defineJob } from "@server/core/job";
import * as z from "zod";
import { runCampaigns } from "./run-campaigns";

const nothing = z.object({});

/** Starts, plans and closes campaigns. Messages themselves are the sender's. */
export const campaignJobs = [
  defineJob({
    name: "campaign.run",
    data: nothing,
    everyMs: 1_000,
    run: (_data, ports) => runCampaigns(ports),
  }),
  defineJob({ name: "campaign.wake", data: nothing, run: (_data, ports) => runCampaigns(ports) }),
];
