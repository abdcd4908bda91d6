import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { Holding } from "../customers/customer";

/** The customer's asset report: what they hold, as of a date, and what is ahead. Amounts in fen. */
export const Portfolio = z.object({
  asOf: z.string(),
  totalFen: z.number(),
  /** Change against the snapshot before, when there is one. */
  changeFen: z.number().optional(),
  changeSince: z.string().optional(),
  allocation: z.array(
    z.object({ kind: Holding.shape.kind, amountFen: z.number(), share: z.number() }),
  ),
  maturities: z.array(
    z.object({ name: z.string(), amountFen: z.number(), on: z.string(), inDays: z.number().int() }),
  ),
  holdings: z.array(Holding),
  trend: z.array(z.object({ on: z.string(), totalFen: z.number() })),
});
export type Portfolio = z.infer<typeof Portfolio>;

export const portfolioEndpoints = [
  endpoint({
    method: "GET",
    path: "/my/portfolio",
    summary: "The customer's own asset report.",
    audience: "customer",
    input: z.object({}),
    output: z.object({ portfolio: Portfolio.optional() }),
  }),
] as const;
