/** Every page once: `app.config.ts` registers them, `platform/navigation.ts` opens them. */
export const tabs = [
  { path: "pages/home/index", icon: "home", name: "home" },
  { path: "pages/events/index", icon: "events", name: "events" },
  { path: "pages/me/index", icon: "me", name: "me" },
] as const;

/** Pages of the main package beside the tabs. */
export const mainPages = ["pages/conversation/index"] as const;

/** Sub-packages: an area each, fetched before the first tap that needs it. */
export const packages = [
  { root: "packages/bookings", pages: ["book/index", "list/index"] },
  { root: "packages/arrivals", pages: ["check-in/index"] },
  { root: "packages/events", pages: ["detail/index", "tickets/index", "ticket/index"] },
  { root: "packages/assets", pages: ["report/index"] },
  { root: "packages/forms", pages: ["answer/index", "list/index"] },
  {
    root: "packages/identity",
    pages: [
      "bind/index",
      "notice/index",
      "consents/index",
      "data/index",
      "rights/index",
      "readers/index",
      "reasons/index",
    ],
  },
] as const;
