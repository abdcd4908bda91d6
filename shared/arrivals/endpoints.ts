import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { Id } from "../core/ids";
import { Arrival, ArrivalDoor, ExpectedVisit, HeardBeacon, MyArrival } from "./arrival";

const byId = z.object({ id: Id });
const uuid = z
  .string()
  .regex(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/i)
  .max(36);

export const arrivalEndpoints = [
  endpoint({
    method: "GET",
    path: "/my/arrival",
    summary: "Whether the customer is recognised at branches, and the visit under way.",
    audience: "customer",
    input: z.object({}),
    output: MyArrival,
  }),
  endpoint({
    method: "POST",
    path: "/my/arrival/beacons",
    summary:
      "The phone heard beacons; the nearest of the bank's is an arrival, once in 30 minutes.",
    audience: "customer",
    input: z.object({ beacons: z.array(HeardBeacon).min(1).max(20) }),
    output: MyArrival,
  }),
  endpoint({
    method: "POST",
    path: "/my/arrival/code",
    summary: "The customer scanned the code on a branch's screen.",
    audience: "customer",
    input: z.object({ door: Id, token: z.string().min(1).max(64) }),
    output: MyArrival,
  }),
  endpoint({
    method: "GET",
    path: "/arrivals",
    summary: "Who is at the branch today: the lobby's people, an RM's own, a lead's and head's.",
    audience: "staff",
    roles: ["lobby", "rm", "lead", "head"],
    input: z.object({}),
    output: z.object({
      now: z.string(),
      place: z.string().optional(),
      items: z.array(Arrival),
      expected: z.array(ExpectedVisit),
    }),
  }),
  endpoint({
    method: "GET",
    path: "/arrivals/door-code",
    summary: "The code the lobby's screen shows, new every minute.",
    audience: "staff",
    roles: ["lobby"],
    input: z.object({}),
    output: z.object({ place: z.string(), url: z.string(), expiresAt: z.string() }),
  }),
  endpoint({
    method: "POST",
    path: "/arrivals/:id/serve",
    summary: "Somebody attends to the customer now.",
    audience: "staff",
    roles: ["lobby", "rm"],
    input: byId,
    output: Arrival,
  }),
  endpoint({
    method: "POST",
    path: "/arrivals/:id/leave",
    summary: "The customer has left the branch.",
    audience: "staff",
    roles: ["lobby", "rm"],
    input: byId,
    output: Arrival,
  }),
  endpoint({
    method: "GET",
    path: "/arrival-doors",
    summary: "Branches that recognise arrivals.",
    audience: "staff",
    roles: ["admin"],
    input: z.object({}),
    output: z.object({ items: z.array(ArrivalDoor) }),
  }),
  endpoint({
    method: "PUT",
    path: "/arrival-doors/:unitId",
    summary: "Sets up a branch's beacon; its secret is made anew and shown this once.",
    audience: "staff",
    roles: ["admin"],
    stepUp: true,
    input: z.object({
      unitId: Id,
      uuid,
      major: z.number().int().min(0).max(65_535),
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
    }),
    output: ArrivalDoor.extend({ secret: z.string() }),
  }),
] as const;
