import type { AuditEntry } from "@server/core/audit";
import { authorize, type CustomerActor } from "@server/core/policy";
import { endpoint } from "@shared/core/endpoint";
import { maskName, maskPhone } from "@shared/masking/masking";
import * as z from "zod";

/*
 * What all three servers do, each in its own framework: the same contract, policy, masking and
 * audit entry, so that only what stands around them is compared.
 */

const Tag = z.object({
  key: z.string().min(1).max(32),
  value: z.string().max(64),
  source: z.enum(["manual", "rule", "import"]),
});

export const ReadProfile = endpoint({
  method: "GET",
  path: "/bench/profiles/:id",
  summary: "A profile with masked fields.",
  audience: "customer",
  input: z.object({ id: z.string().max(64) }),
  output: z.object({
    id: z.string(),
    name: z.string(),
    phone: z.string(),
    tier: z.string(),
    tags: z.array(Tag),
  }),
});

export const SetTags = endpoint({
  method: "POST",
  path: "/bench/profiles/:id/tags",
  summary: "Sets the tags of a profile.",
  audience: "customer",
  input: z.object({
    id: z.string().max(64),
    tags: z.array(Tag).max(20),
    note: z.string().max(500).optional(),
    at: z.iso.datetime({ offset: true }),
  }),
  output: z.object({ id: z.string(), name: z.string(), applied: z.number(), tags: z.array(Tag) }),
});

/** A handler's worth of work without a database: may they, what they see, and that they saw it. */
export function readProfile({ id }: z.infer<typeof ReadProfile.input>, actor: CustomerActor) {
  authorize(actor, isOwn, { ownerId: id });
  // More than the contract names: the output schema keeps it in.
  return { ...profile, id, name: maskName(profile.name), phone: maskPhone(profile.phone) };
}

export function setTags({ id, tags }: z.infer<typeof SetTags.input>, actor: CustomerActor) {
  authorize(actor, isOwn, { ownerId: id });
  return { id, name: maskName(profile.name), applied: tags.length, tags, secret: profile.idNumber };
}

const isOwn = (actor: CustomerActor, { ownerId }: { readonly ownerId: string }) =>
  actor.id === ownerId;

const profile = {
  name: "陈嘉禾",
  phone: "13800138021",
  idNumber: "310104198001010012",
  tier: "diamond",
  tags: [
    { key: "golf", value: "高尔夫", source: "manual" as const },
    { key: "trust", value: "家族信托意向", source: "import" as const },
  ],
};

/** What is written down about each request. */
export function entryOf(
  act: string,
  actor: CustomerActor,
  { ip, requestId }: { readonly ip: string; readonly requestId: string },
): AuditEntry {
  return {
    actor: { kind: "customer", id: actor.id, roles: [] },
    act,
    object: { kind: "profile", id: actor.id },
    customerId: actor.id,
    result: "ok",
    ip,
    requestId,
  };
}
