import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { defineErrors } from "../core/errors";
import { Id } from "../core/ids";

/** The way of a need: sensed, said, planned, met; or dropped on the way, with the reason. */
export const needStates = ["hidden", "confirmed", "plan", "done", "dropped"] as const;
export type NeedState = (typeof needStates)[number];

export const needTopics = [
  "wealth",
  "liquidity",
  "credit",
  "tax",
  "legal",
  "inheritance",
  "pension",
  "education",
  "health",
  "travel",
  "company",
  "other",
] as const;
export type NeedTopic = (typeof needTopics)[number];

/** Where a need may go from where it is. */
export const nextStates: Readonly<Record<NeedState, readonly NeedState[]>> = {
  hidden: ["confirmed", "dropped"],
  confirmed: ["plan", "dropped"],
  plan: ["done", "dropped"],
  done: [],
  dropped: ["hidden"],
};

export const Need = z.object({
  id: Id,
  topic: z.enum(needTopics),
  title: z.string(),
  detail: z.string().optional(),
  state: z.enum(needStates),
  /** Why it was dropped. */
  reason: z.string().optional(),
  owner: z.object({ id: Id, name: z.string() }),
  nextStep: z.string().optional(),
  nextStepOn: z.string().optional(),
  source: z.enum(["rm", "interview"]),
  version: z.number().int(),
  updatedAt: z.iso.datetime(),
  moves: z.array(z.object({ to: z.enum(needStates), at: z.iso.datetime(), by: z.string() })),
  next: z.array(z.enum(needStates)),
});
export type Need = z.infer<typeof Need>;

export const NeedError = defineErrors("need", {
  notFound: 404,
  outdated: 409,
  wrongMove: 409,
  reasonMissing: 400,
  stepInPast: 400,
});

const Step = {
  nextStep: z.string().trim().min(1).max(60).optional(),
  nextStepOn: z.iso.date().optional(),
};
const writers = ["rm", "lead"] as const;

export const listNeeds = endpoint({
  method: "GET",
  path: "/customers/:customerId/needs",
  summary: "A customer's needs, open ones first.",
  audience: "staff",
  roles: ["rm", "lead", "head", "expert"],
  input: z.object({ customerId: Id }),
  output: z.object({ items: z.array(Need) }),
});

export const addNeed = endpoint({
  method: "POST",
  path: "/customers/:customerId/needs",
  summary: "Writes down a need; a next step becomes a task of its owner.",
  audience: "staff",
  roles: writers,
  input: z.object({
    customerId: Id,
    topic: z.enum(needTopics),
    title: z.string().trim().min(1).max(60),
    detail: z.string().trim().max(1000).optional(),
    state: z.enum(["hidden", "confirmed"]).optional(),
    ...Step,
  }),
  output: Need,
});

export const moveNeed = endpoint({
  method: "POST",
  path: "/needs/:id/move",
  summary: "Moves a need on, or drops it with the reason; a next step becomes a task.",
  audience: "staff",
  roles: writers,
  input: z.object({
    id: Id,
    version: z.number().int(),
    to: z.enum(needStates),
    reason: z.string().trim().max(200).optional(),
    ...Step,
  }),
  output: Need,
});

export const needEndpoints = [listNeeds, addNeed, moveNeed] as const;
