import { wechatRoutes } from "@server/wechat";
import type Router from "koa-router";
import type { Implementation } from "./core/implement";
import { accessRoutes } from "./features/access-requests";
import { alarmRoutes } from "./features/alarms";
import { approvalRoutes } from "./features/approvals";
import { arrivalRoutes, hearBeacons } from "./features/arrivals";
import { auditExportDoor, auditRoutes } from "./features/audit";
import { bookingRoutes, calendarDoor } from "./features/bookings";
import { calendarRoutes } from "./features/calendar";
import { campaignRoutes } from "./features/campaigns";
import { careRoutes } from "./features/cares";
import { consentRoutes } from "./features/consents";
import { conversationRoutes, listenToWechat } from "./features/conversations";
import { coverRoutes } from "./features/covers";
import { customerRoutes } from "./features/customers";
import { dataRightsRoutes } from "./features/data-rights";
import { duplicateRoutes } from "./features/duplicates";
import { eventRoutes } from "./features/events";
import { exportRoutes } from "./features/exports";
import {
  fieldRoutes,
  formRoutes,
  listenToImports,
  recordRoutes,
  rightsRoutes,
  surveyRoutes,
} from "./features/forms";
import { graphRoutes } from "./features/graph";
import { handoverRoutes } from "./features/handovers";
import { homeRoutes } from "./features/home";
import { importRoutes } from "./features/imports";
import { interviewRoutes } from "./features/interviews";
import { keyRoutes } from "./features/keys";
import { lifeEventRoutes } from "./features/life-events";
import { mediaDoors } from "./features/media";
import { needRoutes } from "./features/needs";
import { noteRoutes } from "./features/notes";
import { portfolioRoutes } from "./features/portfolio";
import { hearReach, reachRoutes } from "./features/reach";
import { recordRoutes as customerRecordRoutes, viewRoutes } from "./features/record";
import { retentionRoutes } from "./features/retention";
import { capabilityRoutes } from "./features/rights";
import { segmentRoutes } from "./features/segments";
import { serviceTeamRoutes } from "./features/service-teams";
import { hearFollows, joiningRoutes, oauthDoors, sessionRoutes } from "./features/sessions";
import { staffRoutes } from "./features/staff";
import { taskRoutes } from "./features/tasks";
import { timelineRoutes } from "./features/timeline";
import { todayRoutes } from "./features/today";
import { unitRoutes } from "./features/units";
import { hearAtDesk, wechatDeskRoutes } from "./features/wechat-desk";
import type { Ports } from "./ports";

/** Which feature answers which endpoints: the API's implementation on one screen. */
export const implementations: readonly Implementation[] = [
  ...sessionRoutes,
  ...joiningRoutes,
  ...staffRoutes,
  ...unitRoutes,
  ...coverRoutes,
  ...serviceTeamRoutes,
  ...handoverRoutes,
  ...approvalRoutes,
  ...accessRoutes,
  ...alarmRoutes,
  ...capabilityRoutes,
  ...consentRoutes,
  ...dataRightsRoutes,
  ...retentionRoutes,
  ...homeRoutes,
  ...customerRoutes,
  ...customerRecordRoutes,
  ...viewRoutes,
  ...noteRoutes,
  ...needRoutes,
  ...interviewRoutes,
  ...lifeEventRoutes,
  ...graphRoutes,
  ...duplicateRoutes,
  ...portfolioRoutes,
  ...fieldRoutes,
  ...rightsRoutes,
  ...formRoutes,
  ...recordRoutes,
  ...surveyRoutes,
  ...conversationRoutes,
  ...todayRoutes,
  ...calendarRoutes,
  ...bookingRoutes,
  ...arrivalRoutes,
  ...eventRoutes,
  ...reachRoutes,
  ...taskRoutes,
  ...timelineRoutes,
  ...careRoutes,
  ...segmentRoutes,
  ...campaignRoutes,
  ...importRoutes,
  ...exportRoutes,
  ...auditRoutes,
  ...keyRoutes,
  ...wechatDeskRoutes,
];

/** Byte streams, redirects and the platform's callbacks, which no JSON contract describes. */
export function openDoors(router: Router, ports: Ports): void {
  router.all("/wechat/callback/:appid", wechatRoutes(ports.wechat));
  oauthDoors(router, ports);
  mediaDoors(router, ports);
  calendarDoor(router, ports);
  auditExportDoor(router, ports);
}

/** Who listens to what the platform pushes. */
export function listen(ports: Ports): void {
  hearFollows(ports);
  hearReach(ports);
  listenToWechat(ports);
  hearAtDesk(ports);
  listenToImports();
  hearBeacons(ports);
}
