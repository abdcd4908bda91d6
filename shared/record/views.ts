import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { Id } from "../core/ids";
import { Tier } from "../customers/customer";

/** By what a list of customers can be ordered. */
export const customerSorts = ["aum", "lastContact", "since"] as const;
export type CustomerSort = (typeof customerSorts)[number];

/** What narrows a list of customers. */
export const CustomerNarrowing = z.object({
  tier: Tier.optional(),
  tag: z.string().max(20).optional(),
  risk: z.enum(["valid", "expired", "missing"]).optional(),
  due: z.enum(["soon"]).optional(),
  quiet: z.enum(["long"]).optional(),
  unbound: z.enum(["yes"]).optional(),
  sort: z.enum(customerSorts).optional(),
});
export type CustomerNarrowing = z.infer<typeof CustomerNarrowing>;

export const CustomerView = z.object({
  id: Id,
  title: z.string(),
  narrowing: CustomerNarrowing,
  isShared: z.boolean(),
  isMine: z.boolean(),
  owner: z.string(),
});
export type CustomerView = z.infer<typeof CustomerView>;

const readers = ["rm", "lead", "head", "expert", "compliance"] as const;

export const viewEndpoints = [
  endpoint({
    method: "GET",
    path: "/customer-views",
    summary: "One's own views of the customer list, and those a lead shares with the team.",
    audience: "staff",
    roles: readers,
    input: z.object({}),
    output: z.object({ items: z.array(CustomerView) }),
  }),
  endpoint({
    method: "POST",
    path: "/customer-views",
    summary: "Keeps a view under a name; a lead may share it with the team.",
    audience: "staff",
    roles: readers,
    input: z.object({
      title: z.string().trim().min(1).max(20),
      narrowing: CustomerNarrowing,
      isShared: z.boolean().optional(),
    }),
    output: CustomerView,
  }),
  endpoint({
    method: "DELETE",
    path: "/customer-views/:id",
    summary: "Takes away one's own view.",
    audience: "staff",
    roles: readers,
    input: z.object({ id: Id }),
    output: z.object({}),
  }),
] as const;
