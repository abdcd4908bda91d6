import * as z from "zod";
import { Tier } from "../customers/customer";

export const ArrivalState = z.enum(["waiting", "served", "left"]);

/** Somebody who has come to a branch, as far as the reader may see them. */
export const Arrival = z.object({
  id: z.string(),
  state: ArrivalState,
  at: z.string(),
  /** By which sign the customer was noticed. */
  source: z.enum(["beacon", "code", "officialAccount"]),
  place: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  tier: Tier,
  rmName: z.string(),
  booking: z.object({ id: z.string(), purpose: z.string(), start: z.string() }).optional(),
  servedAt: z.string().optional(),
  servedBy: z.string().optional(),
  leftAt: z.string().optional(),
  /** What is open with the customer; only for those who advise them. */
  matters: z.array(z.string()),
  abilities: z.object({ serve: z.boolean(), leave: z.boolean(), open: z.boolean() }),
});
export type Arrival = z.infer<typeof Arrival>;

/** A booking of today whose customer has not come yet; for the lobby. */
export const ExpectedVisit = z.object({
  bookingId: z.string(),
  start: z.string(),
  purpose: z.string(),
  customerName: z.string(),
  tier: Tier,
  rmName: z.string(),
});
export type ExpectedVisit = z.infer<typeof ExpectedVisit>;

/** A beacon as a phone hears it. */
export const HeardBeacon = z.object({
  uuid: z.string().min(1).max(40),
  major: z.number().int().min(0).max(65_535),
  minor: z.number().int().min(0).max(65_535),
  /** Strength in dBm: the nearer, the closer to 0. */
  rssi: z.number().int().min(-127).max(-1),
});
export type HeardBeacon = z.infer<typeof HeardBeacon>;

/** What the customer's own phone knows of being recognised at a branch. */
export const MyArrival = z.object({
  /** The customer agreed to be recognised at branches. */
  consented: z.boolean(),
  /** Beacons the phone may listen for; empty without consent. */
  uuids: z.array(z.string()),
  visit: z
    .object({ place: z.string(), at: z.string(), state: ArrivalState, rmName: z.string() })
    .optional(),
});
export type MyArrival = z.infer<typeof MyArrival>;

/** A branch's point of arrival: its beacon and where it stands. */
export const ArrivalDoor = z.object({
  unitId: z.string(),
  unitName: z.string(),
  uuid: z.string(),
  major: z.number().int(),
  latitude: z.number(),
  longitude: z.number(),
});
export type ArrivalDoor = z.infer<typeof ArrivalDoor>;
