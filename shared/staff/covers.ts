import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { Id } from "../core/ids";

const instant = z.iso.datetime({ offset: true });
const Person = z.object({ id: z.string(), name: z.string(), title: z.string() });

export const coverStates = ["waiting", "approved", "rejected", "ended"] as const;

/** A leave with the colleague who stands in: time-boxed, and only after another person's yes. */
export const Cover = z.object({
  id: z.string(),
  absent: Person,
  by: Person,
  start: z.string(),
  end: z.string(),
  reason: z.string(),
  state: z.enum(coverStates),
  /** Holds right now: the cover sees the book. */
  isOn: z.boolean(),
  customers: z.number().int(),
  /** The request that waits for a second person. */
  approvalId: z.string().optional(),
  abilities: z.object({ end: z.boolean() }),
});
export type Cover = z.infer<typeof Cover>;

export const coverEndpoints = [
  endpoint({
    method: "GET",
    path: "/covers",
    summary:
      "Leaves with their covers: one's own, those one stands in for, and the team's for a lead or head.",
    audience: "staff",
    roles: ["rm", "lead", "head"],
    input: z.object({ staffId: Id.optional() }),
    output: z.object({ items: z.array(Cover) }),
  }),
  endpoint({
    method: "GET",
    path: "/cover-candidates",
    summary: "Colleagues who could stand in, with the size of their book.",
    audience: "staff",
    roles: ["rm", "lead", "head"],
    input: z.object({ staffId: Id.optional() }),
    output: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          title: z.string(),
          unitName: z.string(),
          customers: z.number().int(),
        }),
      ),
    }),
  }),
  endpoint({
    method: "POST",
    path: "/covers",
    summary:
      "Takes leave and names a cover in one act: the time is blocked at once, the cover begins after a second person's yes.",
    audience: "staff",
    roles: ["rm", "lead", "head"],
    input: z.object({
      staffId: Id.optional(),
      coverId: Id,
      start: instant,
      end: instant,
      reason: z.string().trim().min(2).max(40),
    }),
    output: Cover,
  }),
  endpoint({
    method: "POST",
    path: "/covers/:id/end",
    summary: "Ends a cover now and frees the rest of the leave.",
    audience: "staff",
    roles: ["rm", "lead", "head"],
    input: z.object({ id: Id }),
    output: Cover,
  }),
] as const;
