import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { ReachPreferences } from "./reach";

export const getReachPreferences = endpoint({
  method: "GET",
  path: "/my/reach-preferences",
  summary: "What the customer settled about being contacted.",
  audience: "customer",
  input: z.object({}),
  output: ReachPreferences,
});

export const updateReachPreferences = endpoint({
  method: "PATCH",
  path: "/my/reach-preferences",
  summary: "Changes it; takes effect before the next message leaves.",
  audience: "customer",
  input: z.object({
    marketing: z.boolean().optional(),
    greetings: z.boolean().optional(),
    pausedUntil: z.iso.date().nullable().optional(),
  }),
  output: ReachPreferences,
});

export const reachEndpoints = [getReachPreferences, updateReachPreferences] as const;
