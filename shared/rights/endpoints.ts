import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { Role } from "../sessions/session";
import { capabilityAreas } from "./capabilities";

/** One capability and how far each role has it, made from the endpoints' own declarations. */
export const CapabilityRow = z.object({
  key: z.string(),
  area: z.enum(capabilityAreas),
  /** Roles that may do all of it. */
  roles: z.array(Role),
  /** Roles that may do part of it. */
  partly: z.array(Role),
  /** Part of it asks for a fresh second factor. */
  stepUp: z.boolean(),
  endpoints: z.number().int(),
});
export type CapabilityRow = z.infer<typeof CapabilityRow>;

/** What each role can do, for who grants, reviews or answers for roles. */
export const rightsEndpoints = [
  endpoint({
    method: "GET",
    path: "/rights",
    summary: "Every capability with the roles that have it, as the server enforces them.",
    audience: "staff",
    roles: ["head", "compliance", "security", "admin"],
    input: z.object({}),
    output: z.object({
      items: z.array(CapabilityRow),
      /** How many active members of staff hold each role. */
      holders: z.array(z.object({ role: Role, count: z.number().int() })),
    }),
  }),
] as const;
