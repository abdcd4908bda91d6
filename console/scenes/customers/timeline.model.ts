import type { TimelineEntry } from "@shared/timeline/timeline";

const rooms: Readonly<Record<string, string>> = {
  conversation: "/inbox",
  booking: "/bookings",
  event: "/events",
  campaign: "/pushes",
  task: "/tasks",
  customer: "/customers",
};

/** Where a line of the timeline can be opened; some things have no page of their own. */
export function placeOf(about: TimelineEntry["about"]): string | undefined {
  const room = about && rooms[about.noun];
  return room ? `${room}/${about.id}` : undefined;
}
