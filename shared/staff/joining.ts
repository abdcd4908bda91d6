import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { Id } from "../core/ids";

const token = z.string().min(20).max(128);
const password = z.string().min(1).max(1024);
const code = z.string().regex(/^\d{6}$/);

export const joinKinds = ["setup", "invite", "password", "factor"] as const;

/** Something about one's own access that a person should know of. */
export const SecurityNotice = z.object({
  id: z.string(),
  kind: z.enum([
    "newAddress",
    "passwordChanged",
    "factorChanged",
    "manyFailures",
    "sessionPushedOut",
    "recoveryUsed",
  ]),
  at: z.string(),
  ip: z.string(),
  device: z.string(),
});

export const joiningEndpoints = [
  endpoint({
    method: "POST",
    path: "/joins/open",
    summary: "What a one-time link is for; nothing is used up by looking.",
    audience: "public",
    input: z.object({ token }),
    output: z.object({
      kind: z.enum(joinKinds),
      account: z.string().optional(),
      name: z.string().optional(),
      expiresAt: z.string(),
      /** For an authenticator, where one is to be enrolled. */
      totpUri: z.string().optional(),
      totpSecret: z.string().optional(),
      strict: z.boolean(),
    }),
  }),
  endpoint({
    method: "POST",
    path: "/joins/finish",
    summary:
      "Uses a one-time link up. It signs nobody in: what follows is the ordinary sign-in with both factors.",
    audience: "public",
    input: z.object({
      token,
      /** Only for the first administrator. */
      account: z
        .string()
        .trim()
        .regex(/^[A-Za-z0-9-]{3,32}$/)
        .optional(),
      name: z.string().trim().min(2).max(20).optional(),
      /** The new password; for a new authenticator the present one, as proof. */
      password,
      /** Of the authenticator just enrolled; for a new password of the present one, as proof. */
      code: code.optional(),
      recoveryCode: z.string().max(32).optional(),
    }),
    output: z.object({ account: z.string(), recoveryCodes: z.array(z.string()) }),
  }),
  endpoint({
    method: "POST",
    path: "/auth/recovery",
    summary: "Second factor by a recovery code; each works once.",
    audience: "public",
    input: z.object({ code: z.string().min(6).max(32) }),
    output: z.object({ state: z.literal("signedIn"), left: z.number().int() }),
  }),
  endpoint({
    method: "POST",
    path: "/auth/password/renew",
    summary: "Replaces a password that is too old; the second factor follows as ever.",
    audience: "public",
    input: z.object({
      account: z.string().min(1).max(64),
      password: z.string().min(1).max(256),
      newPassword: password,
    }),
    output: z.object({ state: z.enum(["signedIn", "secondFactor"]) }),
  }),
  endpoint({
    method: "POST",
    path: "/me/password",
    summary: "Changes one's own password; every other session ends.",
    audience: "staff",
    stepUp: true,
    input: z.object({ current: z.string().max(1024).optional(), next: password }),
    output: z.object({ ended: z.number().int() }),
  }),
  endpoint({
    method: "POST",
    path: "/me/recovery-codes",
    summary: "Makes ten new recovery codes, shown once; the former ones are void.",
    audience: "staff",
    stepUp: true,
    input: z.object({}),
    output: z.object({ codes: z.array(z.string()) }),
  }),
  endpoint({
    method: "GET",
    path: "/me/security",
    summary: "How the person signs in, and what happened about their access lately.",
    audience: "staff",
    input: z.object({}),
    output: z.object({
      password: z.boolean(),
      passwordSetAt: z.string().optional(),
      recoveryCodes: z.number().int(),
      notices: z.array(SecurityNotice),
    }),
  }),
  endpoint({
    method: "POST",
    path: "/me/security/:id/seen",
    summary: "The person has seen a notice.",
    audience: "staff",
    input: z.object({ id: Id }),
    output: z.object({}),
  }),
] as const;
