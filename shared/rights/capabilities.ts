import type { StaffRole } from "../core/endpoint";

/** Parts of the product by which capabilities are grouped. */
export const capabilityAreas = [
  "customers",
  "talks",
  "bookings",
  "events",
  "marketing",
  "access",
  "organisation",
  "design",
  "wechat",
  "self",
] as const;
export type CapabilityArea = (typeof capabilityAreas)[number];

interface Capability {
  readonly key: string;
  readonly area: CapabilityArea;
  /** Which endpoints (`METHOD /path`) it consists of; the first fitting capability takes one. */
  readonly covers: readonly RegExp[];
}

const capability = (
  area: CapabilityArea,
  key: string,
  ...patterns: readonly string[]
): Capability => ({ key, area, covers: patterns.map((one) => new RegExp(`^${one}$`)) });

/**
 * What a member of staff can do, in the words of the business: every staff endpoint belongs to one
 * of these, so that the page of roles and rights is made from the endpoints themselves.
 */
export const capabilities: readonly Capability[] = [
  capability("customers", "customerList", "GET /customers"),
  capability(
    "customers",
    "customerBrief",
    "GET /customers/:id",
    "GET /customers/:(id|customerId)/(consents|one-page|changes|locks|interviews|answered-forms|record|graph|duplicates).*",
    ".* /customer-views(/.*)?",
    "GET /interview-templates",
    "GET /customers/:customerId/(fields|timeline|brief|graph|relations|notes|needs|life-events|merge.*|history|interests|alerts|looks|assets|trend.*|transactions)",
    "GET /customers/:id/(brief|graph|relations|notes|needs|life-events|history|interests|alerts|assets|trend.*|transactions|360|record|timeline|looks|duplicates).*",
  ),
  capability("customers", "customerHoldings", "GET /customers/:id/holdings"),
  capability("customers", "customerReveal", "POST /customers/.*/reveal"),
  capability(
    "customers",
    "customerWrite",
    "(POST|PUT|PATCH|DELETE) /customers/:(id|customerId)/(investor|facts|changes).*",
    "(POST|PUT|PATCH|DELETE) /customers/:(id|customerId)/(fields|notes|needs|life-events|relations|interests|tags|interviews|alerts|history|locks).*",
    "(POST|PUT|PATCH|DELETE) /(notes|needs|life-events|relations|interviews)(/.*)?",
  ),
  capability("customers", "customerInvite", "POST /customers/:id/invites"),
  capability("customers", "customerTeam", ".* /customers/:customerId/team.*", "GET /experts"),
  capability("customers", "customerMerge", ".* /(duplicates|merges)(/.*)?"),
  capability("customers", "customerImport", ".* /imports?(-kinds)?(/.*)?", "GET /import-.*"),
  capability(
    "customers",
    "customerExport",
    "GET /export-kinds",
    ".* /exports(/.*)?",
    "POST /export-files/.*",
  ),
  capability("customers", "exportTrace", "POST /export-traces"),
  capability(
    "talks",
    "talk",
    ".* /conversations(/.*)?",
    "GET /customers/:customerId/conversation",
    ".* /quick-replies(/.*)?",
  ),
  capability("talks", "today", "GET /today", ".* /tasks(/.*)?"),
  capability("talks", "cares", ".* /cares(/.*)?"),
  capability(
    "bookings",
    "bookingRead",
    "GET /bookings.*",
    "GET /booking-purposes",
    "GET /customers/:customerId/bookings",
    "GET /my-slots",
  ),
  capability(
    "bookings",
    "bookingChange",
    "POST /bookings/.*",
    "POST /customers/:customerId/booking-offers",
  ),
  capability("bookings", "leave", ".* /leaves(/.*)?"),
  capability("bookings", "arrivals", ".* /arrivals(/.*)?"),
  capability("bookings", "calendar", "GET /calendar-overrides"),
  capability("bookings", "calendarChange", "(PUT|DELETE) /calendar-overrides/.*"),
  capability("events", "eventRead", "GET /events", "GET /events/:id"),
  capability(
    "events",
    "eventRun",
    "(POST|PUT) /events",
    "PUT /events/:id",
    "POST /events/:id/(publish|cancel)",
  ),
  capability("events", "eventGuests", "GET /events/:id/sign-ups"),
  capability("events", "eventDoor", "POST /events/:id/check-in"),
  capability("marketing", "segments", "GET /dictionary", ".* /segments(/.*)?"),
  capability("marketing", "campaignRead", "GET /campaigns.*"),
  capability(
    "marketing",
    "campaignRun",
    "GET /campaign-templates",
    "POST /campaigns",
    "POST /campaigns/(preview)",
    "PATCH /campaigns/:id",
    "POST /campaigns/:id/schedule",
  ),
  capability("marketing", "campaignApprove", "POST /campaigns/:id/(approve|reject)"),
  capability("marketing", "campaignStop", "POST /campaigns/:id/(pause|resume|stop)"),
  capability("marketing", "surveys", ".* /surveys(/.*)?"),
  capability("access", "approvals", ".* /approvals(/.*)?"),
  capability(
    "access",
    "accessAsk",
    "GET /access-requests",
    "POST /access-requests",
    "POST /access-requests/:id/end",
  ),
  capability("access", "accessGlass", "POST /access-requests/break-glass"),
  capability("access", "accessUnmask", "POST /customers/:id/review-access"),
  capability("access", "accessReview", ".* /access-reviews(/.*)?"),
  capability("access", "alarms", ".* /alarms(/.*)?"),
  capability("access", "readLimits", ".* /read-limits(/.*)?"),
  capability("access", "rights", "GET /rights"),
  capability("access", "audit", ".* /audit/.*"),
  capability("access", "keys", ".* /keys(/.*)?"),
  capability(
    "access",
    "privacy",
    ".* /(privacy|erasures|deletions|legal-holds|retention|consents|data-requests|corrections|consent-ledger)[^ ]*",
  ),
  capability(
    "organisation",
    "organisationRead",
    "GET /organisation",
    "GET /staff",
    "GET /staff/:id",
    "GET /units/:id",
  ),
  capability(
    "organisation",
    "staffManage",
    "POST /staff",
    "PATCH /staff/:id",
    "POST /staff/:id/(enable|disable|invitations)",
  ),
  capability(
    "organisation",
    "staffSessions",
    "POST /staff/:id/end-sessions",
    "DELETE /staff/:id/sessions/.*",
  ),
  capability("organisation", "staffRoles", "PUT /staff/:id/roles"),
  capability("organisation", "units", "(POST|PATCH|PUT|DELETE) /units.*"),
  capability("organisation", "covers", ".* /covers(/.*)?", "GET /cover-candidates"),
  capability("organisation", "handovers", ".* /handovers(/.*)?", "GET /handover-successors"),
  capability("organisation", "handoverBrief", ".* /customers/:customerId/handover-brief.*"),
  capability("design", "fieldRead", "GET /fields", "GET /field-rights"),
  capability("design", "fieldDesign", "(POST|PUT|DELETE) /fields.*", "GET /fields/.*"),
  capability("design", "fieldRights", "PUT /field-rights/.*"),
  capability("design", "formRead", "GET /forms", "GET /forms/:id"),
  capability(
    "design",
    "formDesign",
    "(POST|PUT|DELETE) /forms.*",
    "GET /forms/:id/.*",
    ".* /booking-forms.*",
  ),
  capability("wechat", "wechat", ".* /wechat-.*"),
  capability("wechat", "wechatCode", "POST /me/wechat-code"),
  capability("wechat", "doors", ".* /arrival-doors(/.*)?"),
  capability(
    "self",
    "self",
    "POST /auth/.*",
    ".* /me/.*",
    "GET /me/staff",
    "POST /live/staff-tickets",
  ),
];

/** The capability that an endpoint belongs to; undefined when none was named for it yet. */
export const capabilityOf = (endpointKey: string): Capability | undefined =>
  capabilities.find(({ covers }) => covers.some((pattern) => pattern.test(endpointKey)));

/** How far a role has a capability. */
export type Extent = "all" | "some" | "none";

/** Whether a role may call all, some or none of the endpoints that make a capability. */
export function extentOf(
  endpoints: readonly { readonly roles?: readonly StaffRole[] | undefined }[],
  role: StaffRole,
): Extent {
  const open = endpoints.filter(({ roles }) => !roles || roles.includes(role)).length;
  if (open === 0) return "none";
  return open === endpoints.length ? "all" : "some";
}
