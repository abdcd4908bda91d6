import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { defineErrors } from "../core/errors";
import { Id } from "../core/ids";

/** What happens in a life and changes what a customer needs. */
export const lifeEventKinds = [
  "marriage",
  "birth",
  "childExam",
  "move",
  "newJob",
  "listing",
  "retirement",
  "illness",
  "bereavement",
  "other",
] as const;
export type LifeEventKind = (typeof lifeEventKinds)[number];

/** Days of quiet after a death in the family: seven times seven. */
export const mourningDays = 49;

export const LifeEvent = z.object({
  id: Id,
  kind: z.enum(lifeEventKinds),
  on: z.string(),
  note: z.string().optional(),
  by: z.string(),
  isAhead: z.boolean(),
});
export type LifeEvent = z.infer<typeof LifeEvent>;

export const LifeEventError = defineErrors("lifeEvent", { notFound: 404, badDay: 400 });

export const addLifeEvent = endpoint({
  method: "POST",
  path: "/customers/:customerId/life-events",
  summary: "Writes down a life event; a bereavement stops greetings and marketing at once.",
  audience: "staff",
  roles: ["rm", "lead"],
  input: z.object({
    customerId: Id,
    kind: z.enum(lifeEventKinds),
    on: z.iso.date(),
    note: z.string().trim().max(200).optional(),
  }),
  output: LifeEvent,
});

export const removeLifeEvent = endpoint({
  method: "DELETE",
  path: "/life-events/:id",
  summary: "Takes back a life event that was written down by mistake, with the quiet it brought.",
  audience: "staff",
  roles: ["rm", "lead"],
  input: z.object({ id: Id }),
  output: z.object({}),
});

export const lifeEventEndpoints = [addLifeEvent, removeLifeEvent] as const;
