/**
 * Endpoints of staff that touch no customer's data: reading them leaves no entry in the trail.
 * Everything that is not named here does, whether or not its handler thinks of it.
 */
export const unaudited: ReadonlySet<string> = new Set([
  // Oneself
  "GET /me/staff",
  "GET /me/sessions",
  "GET /me/security",
  "POST /me/staff/presence",
  "POST /live/staff-tickets",
  "GET /my-slots",
  // The bank's own order
  "GET /organisation",
  "GET /staff",
  "GET /staff/:id",
  "GET /units/:id",
  "GET /covers",
  "GET /cover-candidates",
  "GET /experts",
  "GET /handover-successors",
  "GET /read-limits",
  "GET /calendar-overrides",
  "GET /import-kinds",
  "GET /campaign-templates",
  "GET /quick-replies",
  "GET /dictionary",
  "GET /events",
  "GET /booking-purposes",
  "GET /arrivals/door-code",
  "GET /arrival-doors",
  // Fields and forms, which hold nobody's answers
  "GET /fields",
  "GET /fields/:key/uses",
  "GET /fields/:key/versions",
  "GET /field-rights",
  "GET /forms",
  "GET /forms/:id",
  "GET /forms/:id/uses",
  "GET /forms/:id/versions",
  "GET /booking-forms",
  "GET /surveys",
  // Whoever reads the trail is written down by it; a check's progress is asked every second
  "GET /audit/people",
  "GET /audit/verification",
  "GET /audit/exports",
  "GET /keys",
  // The WeChat accounts
  "GET /wechat-checks",
  "GET /wechat-menu",
  "GET /wechat-menu/versions/:no",
  "GET /wechat-replies",
  "GET /wechat-replies/versions/:version",
  "GET /wechat-templates",
  "GET /wechat-qr-codes",
  "GET /wechat-qr-codes/:id",
  "GET /wechat-health",
  "GET /wechat-quotas",
]);
