import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { defineErrors } from "../core/errors";
import { Id } from "../core/ids";
import { PageInput, pageOf } from "../core/paging";
import { CustomerRow } from "../customers/customer";

/** Why two records may be one person. */
export const duplicateReasons = ["samePhone", "sameNameBirthday", "nearNameBirthday"] as const;
export type DuplicateReason = (typeof duplicateReasons)[number];

export const DuplicatePair = z.object({
  id: Id,
  reasons: z.array(z.enum(duplicateReasons)),
  one: CustomerRow,
  other: CustomerRow,
  foundAt: z.iso.datetime(),
  state: z.enum(["open", "dismissed", "waiting", "merging", "merged"]),
  mergeId: Id.optional(),
  undoUntil: z.iso.datetime().optional(),
});
export type DuplicatePair = z.infer<typeof DuplicatePair>;

/** Values of which a person says which of the two survives. */
export const mergeFields = [
  "name",
  "phone",
  "email",
  "address",
  "details",
  "risk",
  "binding",
] as const;
export type MergeField = (typeof mergeFields)[number];

/** Which record stays, and for single values whether the other one's is taken. */
export const MergeChoice = z.object({
  survivorId: Id,
  takeOther: z.array(z.enum(mergeFields)).max(mergeFields.length),
});
export type MergeChoice = z.infer<typeof MergeChoice>;

export const Comparison = z.object({
  pair: DuplicatePair,
  fields: z.array(
    z.object({
      key: z.enum(mergeFields),
      label: z.string(),
      one: z.string(),
      other: z.string(),
      isSame: z.boolean(),
    }),
  ),
  /** What each record has that will belong to the one that stays. */
  counts: z.array(z.object({ label: z.string(), one: z.number(), other: z.number() })),
  /** Rules no choice changes, such as that the strictest objection wins. */
  rules: z.array(z.string()),
  needsApproval: z.boolean(),
});
export type Comparison = z.infer<typeof Comparison>;

export const DuplicateError = defineErrors("duplicate", {
  notFound: 404,
  alreadyDecided: 409,
  notInPair: 400,
  tooLate: 409,
  changedSince: 409,
  busy: 409,
});

const reviewers = ["lead", "head"] as const;

export const listDuplicates = endpoint({
  method: "GET",
  path: "/duplicates",
  summary: "Pairs of records that may be one person, both within the reviewer's scope.",
  audience: "staff",
  roles: reviewers,
  input: z.object({ view: z.enum(["open", "decided"]).optional(), ...PageInput }),
  output: pageOf(DuplicatePair),
});

export const compareDuplicates = endpoint({
  method: "GET",
  path: "/duplicates/:id",
  summary: "Two records side by side, masked, with what a merge would do.",
  audience: "staff",
  roles: reviewers,
  input: z.object({ id: Id }),
  output: Comparison,
});

export const dismissDuplicates = endpoint({
  method: "POST",
  path: "/duplicates/:id/dismiss",
  summary: "Says that the two are different people; they are not proposed again.",
  audience: "staff",
  roles: reviewers,
  input: z.object({ id: Id, reason: z.string().trim().min(2).max(200) }),
  output: DuplicatePair,
});

export const mergeDuplicates = endpoint({
  method: "POST",
  path: "/duplicates/:id/merge",
  summary: "Makes two records one; between two managers a second person must agree first.",
  audience: "staff",
  roles: reviewers,
  stepUp: true,
  input: z.object({ id: Id, choice: MergeChoice, reason: z.string().trim().min(4).max(200) }),
  output: DuplicatePair,
});

export const undoMerge = endpoint({
  method: "POST",
  path: "/merges/:id/undo",
  summary: "Takes two merged records apart again, within thirty days.",
  audience: "staff",
  roles: reviewers,
  stepUp: true,
  input: z.object({ id: Id, reason: z.string().trim().min(4).max(200) }),
  output: DuplicatePair,
});

export const duplicateEndpoints = [
  listDuplicates,
  compareDuplicates,
  dismissDuplicates,
  mergeDuplicates,
  undoMerge,
] as const;
