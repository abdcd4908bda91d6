import type { JobDefinition } from "./core/job";
import { approvalJobs } from "./features/approvals";
import { auditJobs } from "./features/audit";
import { remindOfBookings } from "./features/bookings";
import { campaignJobs } from "./features/campaigns";
import { careJobs } from "./features/cares";
import { dataRightsSweep } from "./features/data-rights";
import { duplicateJobs } from "./features/duplicates";
import { lapseOffers, remindOfEvents } from "./features/events";
import { exportJobs } from "./features/exports";
import { handoverJobs } from "./features/handovers";
import { importJobs } from "./features/imports";
import { keyJobs } from "./features/keys";
import { reachJobs } from "./features/reach";
import { recordJobs } from "./features/record";
import { purgeJob } from "./features/retention";
import { syncFollowers } from "./features/sessions";
import { sendStaffNoticesJob } from "./features/staff-notices";
import { repathUnits } from "./features/units";
import { wechatDeskJobs } from "./features/wechat-desk";

/** Every background job of the product. A name in the queue that is not here is an alarm. */
export const jobs: readonly JobDefinition[] = [
  ...reachJobs,
  ...careJobs,
  ...campaignJobs,
  ...importJobs,
  ...exportJobs,
  dataRightsSweep,
  purgeJob,
  ...handoverJobs,
  repathUnits,
  syncFollowers,
  sendStaffNoticesJob,
  remindOfBookings,
  remindOfEvents,
  lapseOffers,
  ...wechatDeskJobs,
  ...auditJobs,
  ...keyJobs,
  ...approvalJobs,
  ...duplicateJobs,
  ...recordJobs,
];
