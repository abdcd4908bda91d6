import type { EndpointKey } from "@shared/core/client";
import { type ComponentType, lazy } from "react";
import type { IconName } from "./components/icon";
import type { common } from "./shell/words";

type Load = () => Promise<{ readonly default: ComponentType }>;

export interface Scene {
  readonly name: keyof typeof common.scenes;
  readonly path: string;
  readonly icon: IconName;
  /** Who may not call this cannot use the scene, so it is not shown. */
  readonly needs: EndpointKey;
  readonly isInNavigation: boolean;
  readonly load: Load;
  readonly Page: ComponentType;
}

const inNavigation: Scene[] = [
  scene("today", "/today", "today", "GET /today", () => import("./scenes/today/today-page")),
  scene(
    "inbox",
    "/inbox",
    "inbox",
    "GET /conversations",
    () => import("./scenes/inbox/inbox-page"),
  ),
  scene(
    "customers",
    "/customers",
    "customers",
    "GET /customers",
    () => import("./scenes/customers/customers-page"),
  ),
  scene(
    "bookings",
    "/bookings",
    "bookings",
    "GET /bookings",
    () => import("./scenes/bookings/bookings-page"),
  ),
  scene(
    "arrivals",
    "/arrivals",
    "place",
    "GET /arrivals",
    () => import("./scenes/arrivals/arrivals-page"),
  ),
  scene("events", "/events", "events", "GET /events", () => import("./scenes/events/events-page")),
  scene(
    "pushes",
    "/pushes",
    "pushes",
    "GET /campaigns",
    () => import("./scenes/pushes/pushes-page"),
  ),
  scene(
    "approvals",
    "/approvals",
    "checks",
    "GET /approvals",
    () => import("./scenes/approvals/approvals-page"),
  ),
  scene(
    "organisation",
    "/organisation",
    "people",
    "GET /units/:id",
    () => import("./scenes/organisation/organisation-page"),
  ),
  scene("staff", "/staff", "staff", "GET /staff", () => import("./scenes/staff/staff-page")),
  scene("audit", "/audit", "eye", "GET /audit/entries", () => import("./scenes/audit/audit-page")),
  scene("keys", "/keys", "lock", "GET /keys", () => import("./scenes/keys/keys-page")),
  scene(
    "wechat",
    "/wechat",
    "link",
    "GET /wechat-checks",
    () => import("./scenes/wechat/wechat-page"),
  ),
  scene(
    "calendar",
    "/calendar",
    "clock",
    "PUT /calendar-overrides/:date",
    () => import("./scenes/calendar/calendar-page"),
  ),
  scene("forms", "/forms", "edit", "POST /forms", () => import("./scenes/forms/forms-page")),
  scene(
    "fieldRights",
    "/field-rights",
    "lock",
    "GET /field-rights",
    () => import("./scenes/field-rights/rights-page"),
  ),
  scene(
    "arrivalDoors",
    "/arrival-doors",
    "place",
    "GET /arrival-doors",
    () => import("./scenes/arrivals/doors-page"),
  ),
];

const behindOthers: Scene[] = [
  scene(
    "surveys",
    "/surveys",
    "note",
    "GET /surveys",
    () => import("./scenes/surveys/surveys-page"),
  ),
  scene(
    "access",
    "/access",
    "lock",
    "GET /access-requests",
    () => import("./scenes/access/access-page"),
  ),
  scene("rights", "/rights", "people", "GET /rights", () => import("./scenes/rights/rights-page")),
  scene("alarms", "/alarms", "shield", "GET /alarms", () => import("./scenes/alarms/alarms-page")),
  scene("tasks", "/tasks", "task", "GET /tasks", () => import("./scenes/tasks/tasks-page")),
  scene("cares", "/cares", "cake", "GET /cares", () => import("./scenes/cares/cares-page")),
  scene(
    "handovers",
    "/handovers",
    "people",
    "GET /handovers",
    () => import("./scenes/handovers/handovers-page"),
  ),
  scene(
    "imports",
    "/imports",
    "upload",
    "GET /imports",
    () => import("./scenes/imports/imports-page"),
  ),
  scene(
    "exports",
    "/exports",
    "note",
    "GET /exports",
    () => import("./scenes/exports/exports-page"),
  ),
  scene(
    "dataRights",
    "/data-rights",
    "lock",
    "GET /data-requests",
    () => import("./scenes/consents/data-rights-page"),
  ),
  scene(
    "wechatCode",
    "/wechat-code",
    "scan",
    "POST /me/wechat-code",
    () => import("./scenes/wechat/my-code-page"),
  ),
  scene("me", "/me", "customers", "GET /me/staff", () => import("./scenes/me/me-page")),
].map((one) => ({ ...one, isInNavigation: false }));

/** Every scene of the console; each page is its own chunk, so a new one costs the first route nothing. */
export const scenes: readonly Scene[] = [...inNavigation, ...behindOthers];

function scene(
  name: Scene["name"],
  path: string,
  icon: IconName,
  needs: EndpointKey,
  load: Load,
): Scene {
  return { name, path, icon, needs, load, isInNavigation: true, Page: lazy(load) };
}
