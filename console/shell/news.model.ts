import type { EndpointKey } from "@shared/core/client";
import type { ServerFrame } from "@shared/live/live";

const queue: readonly EndpointKey[] = [
  "GET /conversations",
  "GET /conversations/:id",
  "GET /today",
];

const byNoun: Readonly<Record<string, readonly EndpointKey[]>> = {
  conversation: queue,
  booking: [
    "GET /bookings",
    "GET /bookings/:id",
    "GET /customers/:customerId/bookings",
    "GET /today",
  ],
  arrival: ["GET /arrivals", "GET /bookings", "GET /today"],
  leave: ["GET /bookings"],
  task: ["GET /tasks", "GET /today"],
  care: ["GET /cares", "GET /today"],
  event: ["GET /events", "GET /events/:id", "GET /events/:id/sign-ups", "GET /today"],
  signUp: ["GET /events", "GET /events/:id", "GET /events/:id/sign-ups"],
  campaign: [
    "GET /campaigns",
    "GET /campaigns/:id",
    "GET /campaigns/:id/progress",
    "GET /campaigns/:id/recipients",
    "GET /today",
  ],
  security: ["GET /me/security"],
  customer: ["GET /customers", "GET /customers/:id"],
  staff: ["GET /staff", "GET /staff/:id", "GET /me/staff"],
  timeline: ["GET /customers/:customerId/timeline"],
  import: ["GET /imports", "GET /imports/:id", "GET /imports/:id/rows"],
  approval: ["GET /approvals", "GET /approvals/:id", "GET /access-requests"],
  alarm: ["GET /alarms"],
  today: ["GET /today"],
};

/** Which reads a frame makes stale. A noun we do not know may still concern what is due today. */
export function staleReads(frame: ServerFrame): readonly EndpointKey[] {
  if (frame.kind === "message") return queue;
  if (frame.kind === "receipts") return ["GET /conversations"];
  if (frame.kind === "hello") return [...queue, "GET /bookings", "GET /customers", "GET /covers"];
  if (frame.kind === "changed") return byNoun[frame.what.replace(/s$/, "")] ?? ["GET /today"];
  return [];
}
