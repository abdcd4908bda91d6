import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { Id } from "../core/ids";

/** Kinds of keys that are given anew. */
export const keyKinds = ["kek", "data", "index"] as const;

const due = { madeAt: z.iso.datetime().optional(), dueAt: z.iso.datetime().optional() };

/** Where a rotation stands. */
export const KeyRotation = z.object({
  kind: z.enum(keyKinds),
  state: z.enum(["running", "done"]),
  phase: z.enum(["begin", "settle", "walk", "finish"]),
  pass: z.number().int(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().optional(),
  rings: z.number().int(),
  values: z.number().int(),
  conflicts: z.number().int(),
  /** Values whose old key had to stay. */
  kept: z.number().int(),
});
export type KeyRotation = z.infer<typeof KeyRotation>;

/** All keys as the security officer sees them: kinds, ages and numbers, no key and nobody's data. */
export const KeyOverview = z.object({
  profile: z.enum(["standard", "gm"]),
  keks: z.array(
    z.object({ id: z.string(), isCurrent: z.boolean(), rings: z.number().int(), ...due }),
  ),
  data: z.object({
    owners: z.number().int(),
    retired: z.number().int(),
    destroyed: z.number().int(),
    ...due,
  }),
  indexes: z.array(
    z.object({
      purpose: z.string(),
      version: z.number().int(),
      profile: z.enum(["standard", "gm"]),
      retired: z.number().int(),
      isFixed: z.boolean(),
      ...due,
    }),
  ),
  signing: z.object({ id: z.string(), algorithm: z.enum(["Ed25519", "SM2"]) }),
  rotations: z.array(KeyRotation),
});
export type KeyOverview = z.infer<typeof KeyOverview>;

const Reason = z.string().trim().min(4).max(200);

/** What the security officer does with keys: each act needs a second person. */
export const keyEndpoints = [
  endpoint({
    method: "GET",
    path: "/keys",
    summary: "Kinds of keys, their ages, when they are due and how far a rotation is.",
    audience: "staff",
    roles: ["security"],
    input: z.object({}),
    output: KeyOverview,
  }),
  endpoint({
    method: "POST",
    path: "/keys/rotations",
    summary: "Asks a second person for new keys of one kind.",
    audience: "staff",
    roles: ["security"],
    stepUp: true,
    input: z.object({ kind: z.enum(keyKinds), reason: Reason }),
    output: z.object({ approvalId: Id }),
  }),
  endpoint({
    method: "POST",
    path: "/keys/keks/:id/destroy",
    summary: "Asks a second person to destroy a key-encryption key that nothing names any more.",
    audience: "staff",
    roles: ["security"],
    stepUp: true,
    input: z.object({ id: z.string().max(64), reason: Reason }),
    output: z.object({ approvalId: Id }),
  }),
] as const;
