import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { Id } from "../core/ids";
import {
  CheckRun,
  MenuDesk,
  QuotaLine,
  ReplyDesk,
  SceneCode,
  TemplateDesk,
  WechatHealth,
} from "./contracts";
import { MenuSets } from "./menu";
import { noticeKeys, wechatAccounts } from "./notices";
import { ReplyRules } from "./replies";

const Account = z.enum(wechatAccounts);
const Version = z.number().int().min(0);
const admin = { audience: "staff", roles: ["admin"] } as const;
const nothing = z.object({});
const Day = z.object({ date: z.string(), scans: z.number().int(), followers: z.number().int() });

const checks = [
  endpoint({
    method: "GET",
    path: "/wechat-checks",
    summary: "The latest run of the self-check, finished or under way.",
    ...admin,
    input: nothing,
    output: z.object({ run: CheckRun.optional() }),
  }),
  endpoint({
    method: "POST",
    path: "/wechat-checks",
    summary: "Begins a self-check of both accounts; one that is under way is answered as it is.",
    ...admin,
    input: nothing,
    output: CheckRun,
  }),
] as const;

const menu = [
  endpoint({
    method: "GET",
    path: "/wechat-menu",
    summary: "The menu as drafted, as published and as WeChat has it now.",
    ...admin,
    input: nothing,
    output: MenuDesk,
  }),
  endpoint({
    method: "PUT",
    path: "/wechat-menu",
    summary: "Keeps a draft, finished or not.",
    ...admin,
    input: z.object({ version: Version, draft: MenuSets }),
    output: MenuDesk,
  }),
  endpoint({
    method: "POST",
    path: "/wechat-menu/publish",
    summary: "Sets the draft as the account's menu at WeChat.",
    ...admin,
    input: z.object({ version: Version }),
    output: MenuDesk,
  }),
  endpoint({
    method: "GET",
    path: "/wechat-menu/versions/:no",
    summary: "A menu as it was once published.",
    ...admin,
    input: z.object({ no: z.coerce.number().int().min(1) }),
    output: z.object({ sets: MenuSets }),
  }),
] as const;

const replies = [
  endpoint({
    method: "GET",
    path: "/wechat-replies",
    summary: "What the official account answers by itself.",
    ...admin,
    input: nothing,
    output: ReplyDesk,
  }),
  endpoint({
    method: "PUT",
    path: "/wechat-replies",
    summary: "Replaces the rules; the former ones are kept as a version.",
    ...admin,
    input: z.object({ version: Version, rules: ReplyRules }),
    output: ReplyDesk,
  }),
  endpoint({
    method: "GET",
    path: "/wechat-replies/versions/:version",
    summary: "The rules as they once were.",
    ...admin,
    input: z.object({ version: z.coerce.number().int().min(1) }),
    output: z.object({ rules: ReplyRules }),
  }),
] as const;

const place = { account: Account, key: z.enum(noticeKeys) };
const templates = [
  endpoint({
    method: "GET",
    path: "/wechat-templates",
    summary: "The templates of both accounts, and which notice goes out by which.",
    ...admin,
    input: nothing,
    output: TemplateDesk,
  }),
  endpoint({
    method: "PUT",
    path: "/wechat-templates/:account/:key",
    summary: "Sends a notice by this template from now on, over what the environment says.",
    ...admin,
    input: z.object({
      ...place,
      templateId: z.string().min(1).max(128),
      fields: z.record(z.string().max(40), z.string().min(1).max(40)),
    }),
    output: TemplateDesk,
  }),
  endpoint({
    method: "DELETE",
    path: "/wechat-templates/:account/:key",
    summary: "Goes back to what the environment says.",
    ...admin,
    input: z.object(place),
    output: TemplateDesk,
  }),
  endpoint({
    method: "POST",
    path: "/wechat-templates/:account/:key/test",
    summary: "Sends the notice with sample values to the caller's own WeChat.",
    ...admin,
    input: z.object(place),
    output: z.object({ messageId: z.string().optional() }),
  }),
] as const;

const codes = [
  endpoint({
    method: "GET",
    path: "/wechat-qr-codes",
    summary: "The codes in use with their scans.",
    ...admin,
    input: nothing,
    output: z.object({ items: z.array(SceneCode) }),
  }),
  endpoint({
    method: "POST",
    path: "/wechat-qr-codes",
    summary: "Makes a code; a temporary one lives at most thirty days.",
    ...admin,
    input: z.object({
      name: z.string().trim().min(1).max(30),
      purpose: z.string().trim().max(120),
      kind: z.enum(["permanent", "temporary"]),
      days: z.number().int().min(1).max(30).optional(),
      staffId: Id.optional(),
    }),
    output: SceneCode,
  }),
  endpoint({
    method: "GET",
    path: "/wechat-qr-codes/:id",
    summary: "One code and its scans of the last thirty days, day by day.",
    ...admin,
    input: z.object({ id: Id }),
    output: z.object({ code: SceneCode, days: z.array(Day) }),
  }),
  endpoint({
    method: "DELETE",
    path: "/wechat-qr-codes/:id",
    summary: "Takes a code out of use; what is printed still works at WeChat and is still counted.",
    ...admin,
    input: z.object({ id: Id }),
    output: nothing,
  }),
  endpoint({
    method: "POST",
    path: "/me/wechat-code",
    summary: "The caller's own permanent code, made on first asking.",
    audience: "staff",
    roles: ["rm"],
    input: nothing,
    output: z.object({ code: SceneCode }),
  }),
] as const;

const health = [
  endpoint({
    method: "GET",
    path: "/wechat-health",
    summary: "How tokens and callbacks are, and what the platform reported about the accounts.",
    ...admin,
    input: nothing,
    output: WechatHealth,
  }),
  endpoint({
    method: "GET",
    path: "/wechat-quotas",
    summary: "How much of each call is used today, with what the day will come to.",
    ...admin,
    input: nothing,
    output: z.object({ items: z.array(QuotaLine), at: z.iso.datetime() }),
  }),
  endpoint({
    method: "POST",
    path: "/wechat-quotas/clear",
    summary: "Gives the counters of one call back, or of all: fifty and ten times a month.",
    ...admin,
    input: z.object({ account: Account, path: z.string().max(120).optional() }),
    output: nothing,
  }),
  endpoint({
    method: "POST",
    path: "/wechat-tokens/:account/refresh",
    summary: "Has the platform issue another token: twenty times a day, half a minute apart.",
    ...admin,
    input: z.object({ account: Account }),
    output: WechatHealth,
  }),
  endpoint({
    method: "POST",
    path: "/wechat-traces",
    summary: "What the platform knows of one request by its rid, for seven days.",
    ...admin,
    input: z.object({ account: Account, rid: z.string().trim().min(8).max(64) }),
    output: z.object({
      at: z.iso.datetime(),
      milliseconds: z.number(),
      url: z.string(),
      request: z.string(),
      answer: z.string(),
      address: z.string(),
    }),
  }),
  endpoint({
    method: "POST",
    path: "/wechat-alerts/:id/seen",
    summary: "Takes a report of the platform off the banner.",
    ...admin,
    input: z.object({ id: Id }),
    output: WechatHealth,
  }),
] as const;

/** The desk from which administrators run the WeChat accounts. */
export const wechatDeskEndpoints = [
  ...checks,
  ...menu,
  ...replies,
  ...templates,
  ...codes,
  ...health,
] as const;
