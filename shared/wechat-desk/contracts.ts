import * as z from "zod";
import { MenuSets } from "./menu";
import { wechatAccounts } from "./notices";
import { ReplyRules } from "./replies";

const Account = z.enum(wechatAccounts);
const Instant = z.iso.datetime();

/** Why WeChat said no, and what to do about it, in words. */
export const Explained = z.object({
  code: z.string(),
  what: z.string(),
  fix: z.string(),
  rid: z.string().optional(),
});
export type Explained = z.infer<typeof Explained>;

/** One question of the self-check and its answer. */
export const CheckItem = z.object({
  key: z.string(),
  group: z.enum(["access", "callback", "domain", "permission", "template"]),
  account: Account,
  title: z.string(),
  state: z.enum(["waiting", "running", "passed", "failed"]),
  /** What was found, when it passed. */
  found: z.string().optional(),
  /** Each thing to mend. */
  problems: z.array(Explained),
  milliseconds: z.number().int().optional(),
});
export type CheckItem = z.infer<typeof CheckItem>;

/** One run through all questions. */
export const CheckRun = z.object({
  id: z.string(),
  state: z.enum(["running", "done"]),
  startedAt: Instant,
  endedAt: Instant.optional(),
  by: z.string(),
  items: z.array(CheckItem),
});
export type CheckRun = z.infer<typeof CheckRun>;

const Saved = { at: Instant, by: z.string() };

/** The menu in its three states: as drafted, as published by us, as WeChat has it now. */
export const MenuDesk = z.object({
  version: z.number().int(),
  draft: MenuSets,
  changed: z.object(Saved).optional(),
  published: z.object({ no: z.number().int(), sets: MenuSets, ...Saved }).optional(),
  live: z.object({
    state: z.enum(["same", "differs", "none", "unreachable"]),
    differences: z.array(z.string()),
    problem: Explained.optional(),
  }),
  history: z.array(z.object({ no: z.number().int(), ...Saved })),
});
export type MenuDesk = z.infer<typeof MenuDesk>;

/** The rules in force, and how often each kind answered in the last thirty days. */
export const ReplyDesk = z.object({
  version: z.number().int(),
  rules: ReplyRules,
  changed: z.object(Saved).optional(),
  history: z.array(z.object({ version: z.number().int(), ...Saved })),
  answered: z.object({
    follow: z.number().int(),
    keyword: z.number().int(),
    key: z.number().int(),
    fallback: z.number().int(),
  }),
});
export type ReplyDesk = z.infer<typeof ReplyDesk>;

/** A template as an account has it at WeChat. */
export const LibraryTemplate = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(["service", "oneTime", "longTerm"]),
  fields: z.array(z.object({ key: z.string(), name: z.string(), example: z.string() })),
});
export type LibraryTemplate = z.infer<typeof LibraryTemplate>;

/** How one of our notices goes out over one account. */
export const Mapping = z.object({
  templateId: z.string(),
  fields: z.record(z.string(), z.string()),
  source: z.enum(["environment", "stored"]),
  problems: z.array(z.string()),
});

export const TemplateDesk = z.object({
  libraries: z.array(
    z.object({
      account: Account,
      templates: z.array(LibraryTemplate),
      problem: Explained.optional(),
    }),
  ),
  notices: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      meanings: z.array(z.object({ name: z.string(), label: z.string() })),
      accounts: z.array(Account),
      official: Mapping.optional(),
      mini: Mapping.optional(),
    }),
  ),
});
export type TemplateDesk = z.infer<typeof TemplateDesk>;

/** A code that brings its scene along. */
export const SceneCode = z.object({
  id: z.string(),
  name: z.string(),
  purpose: z.string(),
  kind: z.enum(["permanent", "temporary"]),
  /** What the code says; drawn by whoever shows it. */
  url: z.string(),
  staff: z.object({ id: z.string(), name: z.string() }).optional(),
  createdAt: Instant,
  expiresAt: Instant.optional(),
  scans: z.number().int(),
  people: z.number().int(),
  followers: z.number().int(),
});
export type SceneCode = z.infer<typeof SceneCode>;

/** What is left of one call today. */
export const QuotaLine = z.object({
  account: Account,
  path: z.string(),
  label: z.string(),
  used: z.number().int().optional(),
  perDay: z.number().int().optional(),
  /** How much will be used by midnight if the day goes on as it began. */
  forecast: z.number().int().optional(),
  perMinute: z.number().int().optional(),
  problem: Explained.optional(),
});
export type QuotaLine = z.infer<typeof QuotaLine>;

export const Credential = z.object({
  state: z.enum(["fresh", "ending", "none", "failing"]),
  obtainedAt: Instant.optional(),
  expiresInSeconds: z.number().int().optional(),
  forcedToday: z.number().int(),
  problem: Explained.optional(),
});

/** Something the platform reported about an account that a person must see. */
export const Alert = z.object({
  id: z.string(),
  account: Account,
  kind: z.enum(["punished", "verification"]),
  title: z.string(),
  reason: z.string(),
  at: Instant,
});
export type Alert = z.infer<typeof Alert>;

export const WechatHealth = z.object({
  accounts: z.array(
    z.object({
      account: Account,
      token: Credential,
      ticket: Credential.optional(),
      callback: z.object({
        lastAt: Instant.optional(),
        lastType: z.string().optional(),
        /** Median of the latest pushes: from the event to our door. */
        lagMs: z.number().int().optional(),
        today: z.number().int(),
        waiting: z.number().int(),
        oldestWaitingAt: Instant.optional(),
        failed: z.number().int(),
        unheard: z.number().int(),
      }),
    }),
  ),
  alerts: z.array(Alert),
});
export type WechatHealth = z.infer<typeof WechatHealth>;
