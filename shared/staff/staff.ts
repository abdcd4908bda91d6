import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { Id } from "../core/ids";
import { Role } from "../sessions/session";

export const OrgUnit = z.object({
  id: z.string(),
  parentId: z.string().optional(),
  kind: z.enum(["bank", "branch", "subBranch", "team"]),
  name: z.string(),
  no: z.string(),
  state: z.enum(["open", "closed"]),
  /** People who work in exactly this unit, and customers of it and below. */
  staff: z.number().int(),
  customers: z.number().int(),
});

export const StaffRow = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  roles: z.array(Role),
  unitId: z.string(),
  unitName: z.string(),
  no: z.string(),
  state: z.enum(["active", "disabled"]),
  presence: z.enum(["onDuty", "away"]),
  /** Customers in the book; a warning from 50 on, never a block. */
  customers: z.number().int(),
  sessions: z.number().int(),
  /** Who stands in now, while the person is on leave. */
  coveredBy: z.string().optional(),
  coveredUntil: z.string().optional(),
});
export type StaffRow = z.infer<typeof StaffRow>;

export const staffEndpoints = [
  endpoint({
    method: "GET",
    path: "/organisation",
    summary: "The bank's tree.",
    audience: "staff",
    roles: ["admin", "security", "head", "lead"],
    input: z.object({}),
    output: z.object({ units: z.array(OrgUnit) }),
  }),
  endpoint({
    method: "GET",
    path: "/staff",
    summary: "Staff in scope with their load.",
    audience: "staff",
    roles: ["admin", "security", "head", "lead"],
    input: z.object({ unitId: Id.optional(), q: z.string().max(40).optional() }),
    output: z.object({ items: z.array(StaffRow) }),
  }),
  endpoint({
    method: "POST",
    path: "/staff/:id/disable",
    summary: "Takes all access away at once, sockets included.",
    audience: "staff",
    roles: ["admin"],
    stepUp: true,
    input: z.object({ id: Id }),
    output: StaffRow,
  }),
  endpoint({
    method: "POST",
    path: "/staff/:id/enable",
    summary: "Gives access back.",
    audience: "staff",
    roles: ["admin"],
    stepUp: true,
    input: z.object({ id: Id }),
    output: StaffRow,
  }),
  endpoint({
    method: "PUT",
    path: "/staff/:id/roles",
    summary:
      "Grants roles; never to oneself, never admin, security or compliance together with serving customers.",
    audience: "staff",
    roles: ["security"],
    stepUp: true,
    input: z.object({ id: Id, roles: z.array(Role).min(1).max(6) }),
    output: StaffRow,
  }),
  endpoint({
    method: "POST",
    path: "/staff/:id/end-sessions",
    summary: "Ends every session of a member of staff.",
    audience: "staff",
    roles: ["admin", "security"],
    input: z.object({ id: Id }),
    output: z.object({ ended: z.number().int() }),
  }),
] as const;
