import type { Implementation } from "@server/core/implement";
import type { Ports } from "@server/ports";
import { hearForReplies } from "./answer";
import { runWechatChecks } from "./check.jobs";
import { checkRoutes } from "./check.routes";
import { healthRoutes } from "./health.routes";
import { hearAlerts } from "./hear-alerts";
import { hearScans } from "./hear-scans";
import { menuRoutes } from "./menu.routes";
import { qrRoutes } from "./qr.routes";
import { replyRoutes } from "./reply.routes";
import { hearColleagues, keepStaffTag } from "./staff-tag";
import { templateRoutes } from "./template.routes";

export { answerStranger } from "./answer";
export { defaultMenus, setUpDesk } from "./default-desk";
export { liveTemplates, readMappings } from "./live-templates";
export { forecastOf } from "./quotas";

export const wechatDeskRoutes: readonly Implementation[] = [
  ...checkRoutes,
  ...menuRoutes,
  ...replyRoutes,
  ...templateRoutes,
  ...qrRoutes,
  ...healthRoutes,
];

export const wechatDeskJobs = [runWechatChecks, keepStaffTag];

/** Listens to what concerns the accounts themselves, and to what is answered without a person. */
export function hearAtDesk(ports: Ports): void {
  hearScans(ports);
  hearAlerts(ports);
  hearColleagues(ports);
  hearForReplies(ports);
}
