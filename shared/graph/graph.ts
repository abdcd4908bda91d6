import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { defineErrors } from "../core/errors";
import { Id } from "../core/ids";
import { Tier } from "../customers/customer";

export const relationKinds = [
  "spouse",
  "child",
  "parent",
  "sibling",
  "executive",
  "referrer",
] as const;
export type RelationKind = (typeof relationKinds)[number];

/** How somebody agreed to be known as belonging to a customer. */
export const consentWays = ["inPerson", "phone", "written"] as const;

/** Whether the person at the other end agreed. Without it only that there is somebody is shown. */
export const EdgeConsent = z.object({
  state: z.enum(["given", "none", "expired", "notNeeded"]),
  on: z.string().optional(),
  until: z.string().optional(),
  way: z.enum(consentWays).optional(),
  recordedBy: z.string().optional(),
});
export type EdgeConsent = z.infer<typeof EdgeConsent>;

export const GraphNode = z.object({
  id: z.string(),
  kind: z.enum(["self", "customer", "person", "hidden", "company"]),
  label: z.string(),
  detail: z.string().optional(),
  tier: Tier.optional(),
  /** Present only where the reader may open the record. */
  customerId: Id.optional(),
});
export type GraphNode = z.infer<typeof GraphNode>;

export const GraphEdge = z.object({
  id: Id,
  from: z.string(),
  to: z.string(),
  kind: z.enum(relationKinds),
  label: z.string(),
  consent: EdgeConsent,
  version: z.string(),
  mayChange: z.boolean(),
});
export type GraphEdge = z.infer<typeof GraphEdge>;

export const Graph = z.object({
  nodes: z.array(GraphNode),
  edges: z.array(GraphEdge),
  /** Assets of the household, over those who agreed and whose amounts the reader may see. */
  household: z.object({ members: z.number().int(), aumFen: z.number() }).optional(),
  /** There were more people than are drawn. */
  isCut: z.boolean(),
  mayAdd: z.boolean(),
});
export type Graph = z.infer<typeof Graph>;

export const GraphError = defineErrors("relation", {
  notFound: 404,
  outdated: 409,
  alreadyKnown: 409,
  withSelf: 400,
  nameNeedsConsent: 400,
  otherMissing: 400,
});

const Consent = z.object({
  given: z.boolean(),
  way: z.enum(consentWays).optional(),
  on: z.iso.date().optional(),
  until: z.iso.date().optional(),
});

export const readGraph = endpoint({
  method: "GET",
  path: "/customers/:customerId/graph",
  summary: "Household, company and referrers of a customer, two steps far, by consent.",
  audience: "staff",
  roles: ["rm", "lead", "head", "expert"],
  input: z.object({ customerId: Id }),
  output: Graph,
});

export const addRelation = endpoint({
  method: "POST",
  path: "/customers/:customerId/relations",
  summary: "Ties a customer to a person or to another customer in scope, with the consent given.",
  audience: "staff",
  roles: ["rm", "lead"],
  input: z.object({
    customerId: Id,
    kind: z.enum(["spouse", "child", "parent", "sibling", "referrer"]),
    otherCustomerId: Id.optional(),
    name: z.string().trim().min(1).max(20).optional(),
    consent: Consent,
  }),
  output: Graph,
});

export const changeRelation = endpoint({
  method: "PATCH",
  path: "/relations/:id",
  summary:
    "Records a consent to a relation, or its withdrawal, which hides the other side at once.",
  audience: "staff",
  roles: ["rm", "lead"],
  input: z.object({ id: Id, customerId: Id, version: z.string().max(64), consent: Consent }),
  output: Graph,
});

export const removeRelation = endpoint({
  method: "DELETE",
  path: "/relations/:id",
  summary: "Takes a relation away, at both ends.",
  audience: "staff",
  roles: ["rm", "lead"],
  input: z.object({ id: Id, customerId: Id }),
  output: Graph,
});

export const graphEndpoints = [readGraph, addRelation, changeRelation, removeRelation] as const;
