/**
 * The API on one screen: every endpoint of the product, grouped by area.
 * The server refuses to start if one of them is not implemented.
 */
import { bookingEndpoints } from "./bookings/endpoints";
import { conversationEndpoints } from "./conversations/endpoints";
import { customerEndpoints } from "./customers/endpoints";
import { eventEndpoints } from "./events/endpoints";
import { homeEndpoints } from "./home/home";
import { liveEndpoints } from "./live/live";
import { portfolioEndpoints } from "./portfolio/portfolio";
import { privacyEndpoints } from "./privacy/privacy";
import { sessionEndpoints } from "./sessions/endpoints";
import { staffEndpoints } from "./staff/staff";
import { todayEndpoints } from "./today/today";

export const api = [
  // Who is there
  ...sessionEndpoints,
  ...staffEndpoints,
  ...privacyEndpoints,
  // The customer
  ...homeEndpoints,
  ...customerEndpoints,
  ...portfolioEndpoints,
  // The private line
  ...liveEndpoints,
  ...conversationEndpoints,
  ...todayEndpoints,
  // Bookings and events
  ...bookingEndpoints,
  ...eventEndpoints,
] as const;

export type Api = (typeof api)[number];
