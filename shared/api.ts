/**
 * The API on one screen: every endpoint of the product, grouped by area.
 * The server refuses to start if one of them is not implemented.
 */
import { accessEndpoints } from "./access/endpoints";
import { alarmEndpoints } from "./alarms/alarms";
import { approvalEndpoints } from "./approvals/endpoints";
import { arrivalEndpoints } from "./arrivals/endpoints";
import { auditEndpoints } from "./audit/endpoints";
import { bookingEndpoints } from "./bookings/endpoints";
import { campaignEndpoints } from "./campaigns/endpoints";
import { careEndpoints } from "./cares/endpoints";
import { conversationEndpoints } from "./conversations/endpoints";
import { customerEndpoints } from "./customers/endpoints";
import { duplicateEndpoints } from "./duplicates/duplicates";
import { eventEndpoints } from "./events/endpoints";
import { exportEndpoints } from "./exports/endpoints";
import { answeringEndpoints } from "./forms/answering";
import { formEndpoints } from "./forms/endpoints";
import { graphEndpoints } from "./graph/graph";
import { homeEndpoints } from "./home/home";
import { importEndpoints } from "./imports/endpoints";
import { interviewEndpoints } from "./interviews/interviews";
import { keyEndpoints } from "./keys/endpoints";
import { lifeEventEndpoints } from "./life-events/life-events";
import { liveEndpoints } from "./live/live";
import { needEndpoints } from "./needs/needs";
import { noteEndpoints } from "./notes/notes";
import { portfolioEndpoints } from "./portfolio/portfolio";
import { dataRightsEndpoints } from "./privacy/data-rights";
import { privacyEndpoints } from "./privacy/privacy";
import { retentionEndpoints } from "./privacy/retention";
import { reachEndpoints } from "./reach/endpoints";
import { recordEndpoints } from "./record/endpoints";
import { viewEndpoints } from "./record/views";
import { rightsEndpoints } from "./rights/endpoints";
import { segmentEndpoints } from "./segments/endpoints";
import { sessionEndpoints } from "./sessions/endpoints";
import { organisationEndpoints } from "./staff/endpoints";
import { taskEndpoints } from "./tasks/endpoints";
import { timelineEndpoints } from "./timeline/timeline";
import { todayEndpoints } from "./today/today";
import { wechatDeskEndpoints } from "./wechat-desk/endpoints";

export const api = [
  // Who is there
  ...sessionEndpoints,
  ...organisationEndpoints,
  ...approvalEndpoints,
  ...accessEndpoints,
  ...alarmEndpoints,
  ...rightsEndpoints,
  ...importEndpoints,
  ...exportEndpoints,
  ...privacyEndpoints,
  ...dataRightsEndpoints,
  ...retentionEndpoints,
  // The customer
  ...homeEndpoints,
  ...customerEndpoints,
  ...recordEndpoints,
  ...viewEndpoints,
  ...noteEndpoints,
  ...needEndpoints,
  ...interviewEndpoints,
  ...lifeEventEndpoints,
  ...graphEndpoints,
  ...duplicateEndpoints,
  ...portfolioEndpoints,
  // Fields, forms and what is answered to them
  ...formEndpoints,
  ...answeringEndpoints,
  // The private line
  ...liveEndpoints,
  ...conversationEndpoints,
  ...todayEndpoints,
  // Bookings and events
  ...bookingEndpoints,
  ...arrivalEndpoints,
  ...eventEndpoints,
  // Care and campaigns
  ...reachEndpoints,
  ...taskEndpoints,
  ...timelineEndpoints,
  ...careEndpoints,
  ...segmentEndpoints,
  ...campaignEndpoints,
  // Trust
  ...auditEndpoints,
  ...keyEndpoints,
  // The WeChat accounts
  ...wechatDeskEndpoints,
] as const;

export type ApiList = typeof api;
export type Api = ApiList[number];
