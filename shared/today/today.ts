import * as z from "zod";
import { endpoint } from "../core/endpoint";

/** One thing to do today, in order of consequence; `open` names the scene that does it. */
export const TodayItem = z.object({
  kind: z.enum(["unanswered", "task", "booking", "care", "maturity", "event", "approval"]),
  id: z.string(),
  title: z.string(),
  text: z.string(),
  customerId: z.string().optional(),
  customerName: z.string().optional(),
  dueAt: z.string().optional(),
  tone: z.enum(["calm", "soon", "late"]),
  open: z.object({
    scene: z.enum(["conversation", "task", "booking", "customer", "event", "campaign"]),
    id: z.string(),
  }),
});
export type TodayItem = z.infer<typeof TodayItem>;

export const todayEndpoints = [
  endpoint({
    method: "GET",
    path: "/today",
    summary: "What the member of staff has to do today, most consequential first.",
    audience: "staff",
    input: z.object({}),
    output: z.object({ now: z.string(), items: z.array(TodayItem) }),
  }),
] as const;
