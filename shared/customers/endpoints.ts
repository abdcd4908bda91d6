import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { Id } from "../core/ids";
import { PageInput, pageOf } from "../core/paging";
import { CustomerBrief, CustomerRow, Holding, Purpose, revealable, Tier } from "./customer";

const readers = ["rm", "lead", "head", "expert", "compliance"] as const;

export const customerEndpoints = [
  endpoint({
    method: "GET",
    path: "/customers",
    summary:
      "Customers in scope. `q` is a name, pinyin initials, the last four digits or a full phone number.",
    audience: "staff",
    roles: readers,
    input: z.object({
      q: z.string().max(40).optional(),
      tier: Tier.optional(),
      tag: z.string().max(20).optional(),
      risk: z.enum(["valid", "expired", "missing"]).optional(),
      /** Something matures within a month. */
      due: z.enum(["soon"]).optional(),
      /** Nobody was in touch for sixty days. */
      quiet: z.enum(["long"]).optional(),
      unbound: z.enum(["yes"]).optional(),
      sort: z.enum(["aum", "lastContact", "since"]).optional(),
      ...PageInput,
    }),
    output: pageOf(CustomerRow),
  }),
  endpoint({
    method: "GET",
    path: "/customers/:id",
    summary: "The one-page brief of a customer in scope; the look is audited.",
    audience: "staff",
    roles: readers,
    input: z.object({ id: Id }),
    output: CustomerBrief,
  }),
  endpoint({
    method: "GET",
    path: "/customers/:id/holdings",
    summary: "A customer's holdings with their as-of date.",
    audience: "staff",
    roles: ["rm", "lead"],
    input: z.object({ id: Id }),
    output: z.object({ asOf: z.string().optional(), items: z.array(Holding) }),
  }),
  endpoint({
    method: "POST",
    path: "/customers/:id/reveal",
    summary: "Shows one sensitive field in clear, for a purpose; audited before it is answered.",
    audience: "staff",
    roles: ["rm", "lead", "compliance"],
    stepUp: true,
    input: z.object({ id: Id, field: z.enum(revealable), purpose: Purpose }),
    output: z.object({ value: z.string(), hideAfterSeconds: z.number() }),
  }),
  endpoint({
    method: "POST",
    path: "/customers/:id/invites",
    summary: "A personal invitation (mini-program code, 24 h, one use) to bind this customer.",
    audience: "staff",
    roles: ["rm", "lead"],
    input: z.object({ id: Id }),
    output: z.object({ scene: z.string(), imageDataUrl: z.string(), expiresAt: z.string() }),
  }),
] as const;
