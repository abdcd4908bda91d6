import { hours } from "@server/core/clock";
import { defineJob } from "@server/core/job";
import { CustomerModel } from "@server/features/customers";
import { dayOf } from "@shared/calendar/day";
import * as z from "zod";

/** Takes away tags whose last day has passed, so that no condition finds anybody by them. */
const expireTags = defineJob({
  name: "customers.expireTags",
  data: z.object({}),
  everyMs: hours(1),
  run: async (_data, { clock }) => {
    const past = { until: { $lt: dayOf(clock.now()), $type: "string" as const } };
    await CustomerModel.updateMany({ tags: { $elemMatch: past } }, { $pull: { tags: past } });
  },
});

export const recordJobs = [expireTags];
