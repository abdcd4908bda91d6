import { defineJob } from "@server/core/job";
import * as z from "zod";
import { sendStaffNotices } from "./send-staff-notices";

export { staffNoticeConsumer } from "./staff-notice.events";
export { staffNotices } from "./staff-notice.model";

export const sendStaffNoticesJob = defineJob({
  name: "staffNotice.send",
  data: z.object({}),
  everyMs: 3_000,
  run: (_data, ports) => sendStaffNotices(ports),
});
