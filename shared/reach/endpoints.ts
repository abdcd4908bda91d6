import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { ReachPreferences, SubscribeTemplate, subscribeMoments } from "./reach";

export const listSubscribeTemplates = endpoint({
  method: "GET",
  path: "/subscribe-templates",
  summary: "Which templates to ask permission for, by moment; loaded before the tap.",
  audience: "customer",
  input: z.object({}),
  output: z.object({
    moments: z.array(
      z.object({ moment: z.enum(subscribeMoments), templates: z.array(SubscribeTemplate).max(3) }),
    ),
  }),
});

export const reportSubscribeResult = endpoint({
  method: "POST",
  path: "/subscribe-results",
  summary: "What WeChat's subscribe dialog answered, so that the right is known at once.",
  audience: "customer",
  input: z.object({
    /** Made by the client for each dialog; sending it twice counts once. */
    askId: z.string().min(8).max(64),
    results: z
      .array(z.object({ templateId: z.string().max(64), answer: z.string().max(32) }))
      .min(1)
      .max(5),
  }),
  output: z.object({ kept: z.number().int() }),
});

export const getReachPreferences = endpoint({
  method: "GET",
  path: "/reach-preferences",
  summary: "What the customer settled about being contacted.",
  audience: "customer",
  input: z.object({}),
  output: ReachPreferences,
});

export const updateReachPreferences = endpoint({
  method: "PATCH",
  path: "/reach-preferences",
  summary: "Changes it; takes effect before the next message leaves.",
  audience: "customer",
  input: z.object({
    marketing: z.boolean().optional(),
    greetings: z.boolean().optional(),
    pausedUntil: z.iso.date().nullable().optional(),
  }),
  output: ReachPreferences,
});

export const reachEndpoints = [
  listSubscribeTemplates,
  reportSubscribeResult,
  getReachPreferences,
  updateReachPreferences,
] as const;
