import * as z from "zod";
import { RmCard } from "../conversations/conversation";
import { endpoint } from "../core/endpoint";
import { Tier } from "../customers/customer";

/** What concerns the customer now; nothing here sells. */
export const HomeItem = z.object({
  kind: z.enum(["booking", "ticket", "maturity", "offer", "form"]),
  refId: z.string(),
  title: z.string(),
  text: z.string(),
  at: z.string().optional(),
});

export const Home = z.object({
  politeName: z.string(),
  tier: Tier,
  rm: RmCard,
  unread: z.number().int(),
  lastLine: z.string().optional(),
  items: z.array(HomeItem),
});
export type Home = z.infer<typeof Home>;

export const Me = z.object({
  id: z.string(),
  nameMasked: z.string(),
  politeName: z.string(),
  tier: Tier,
  phoneMasked: z.string(),
  branchName: z.string(),
  noticeVersion: z.string(),
  /** The privacy notice in force has been answered. */
  noticeAccepted: z.boolean(),
});
export type Me = z.infer<typeof Me>;

/** Template ids that the mini-program asks leave for, by the moment it asks. */
export const ClientSettings = z.object({
  subscribeTemplates: z.record(z.enum(["booking", "event", "message"]), z.array(z.string())),
});

export const homeEndpoints = [
  endpoint({
    method: "GET",
    path: "/my/home",
    summary: "The customer's first screen.",
    audience: "customer",
    input: z.object({}),
    output: Home,
  }),
  endpoint({
    method: "GET",
    path: "/my/profile",
    summary: "The customer's own profile, masked.",
    audience: "customer",
    input: z.object({}),
    output: Me,
  }),
  endpoint({
    method: "GET",
    path: "/client-settings",
    summary: "What the mini-program must know about this installation.",
    audience: "public",
    input: z.object({}),
    output: ClientSettings,
  }),
  endpoint({
    method: "POST",
    path: "/my/subscriptions",
    summary: "What the customer answered in WeChat's subscribe dialog.",
    audience: "customer",
    input: z.object({
      results: z
        .array(z.object({ templateId: z.string().max(64), result: z.string().max(32) }))
        .max(5),
    }),
    output: z.object({}),
  }),
] as const;
