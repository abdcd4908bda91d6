import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { Id } from "../core/ids";

/** Somebody of a customer's 1+N team besides the manager, for a skill and a term. */
export const ServiceMember = z.object({
  id: z.string(),
  staffId: z.string(),
  name: z.string(),
  title: z.string(),
  skill: z.string(),
  from: z.string(),
  until: z.string(),
  addedBy: z.string(),
  isOn: z.boolean(),
  mayEnd: z.boolean(),
});
export type ServiceMember = z.infer<typeof ServiceMember>;

const Expert = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  skills: z.array(z.string()),
});

const List = z.object({
  rm: z.object({ id: z.string(), name: z.string(), title: z.string() }),
  items: z.array(ServiceMember),
  mayAdd: z.boolean(),
});

export const serviceTeamEndpoints = [
  endpoint({
    method: "GET",
    path: "/customers/:customerId/team",
    summary: "The customer's manager and the colleagues of the 1+N team.",
    audience: "staff",
    roles: ["rm", "lead", "head", "expert"],
    input: z.object({ customerId: Id }),
    output: List,
  }),
  endpoint({
    method: "GET",
    path: "/experts",
    summary: "Experts who can be asked into a team, by skill.",
    audience: "staff",
    roles: ["rm", "lead", "head"],
    input: z.object({ skill: z.string().max(12).optional() }),
    output: z.object({ items: z.array(Expert) }),
  }),
  endpoint({
    method: "POST",
    path: "/customers/:customerId/team",
    summary: "Asks an expert into the team; they see the customer while the term runs.",
    audience: "staff",
    roles: ["rm", "lead", "head"],
    input: z.object({
      customerId: Id,
      staffId: Id,
      skill: z.string().trim().min(1).max(12),
      until: z.iso.datetime({ offset: true }),
    }),
    output: List,
  }),
  endpoint({
    method: "DELETE",
    path: "/customers/:customerId/team/:memberId",
    summary: "Ends a membership now.",
    audience: "staff",
    roles: ["rm", "lead", "head", "expert"],
    input: z.object({ customerId: Id, memberId: Id }),
    output: List,
  }),
] as const;
