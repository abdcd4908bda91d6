import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { defineErrors } from "../core/errors";
import { Id } from "../core/ids";
import { PageInput, pageOf } from "../core/paging";
import { ConsentPurpose } from "./privacy";

export const DataRightsError = defineErrors("dataRights", {
  notFound: 404,
  /** One of the same kind is under way. */
  alreadyAsked: 409,
  wrongState: 409,
  /** The last four of the ID do not fit. */
  notProven: 403,
  /** A complaint that is open, or another matter, must end first. */
  blocked: 409,
  badValue: 422,
});

export const dataRequestKinds = ["correction", "copy", "deletion"] as const;
export const dataRequestStates = [
  "asked",
  "making",
  "ready",
  "cooling",
  "reviewing",
  "executing",
  "done",
  "declined",
  "withdrawn",
  "expired",
] as const;

/** What a customer may have corrected. The first four stand in our record; the others in the core system's. */
export const correctable = [
  "email",
  "address",
  "occupation",
  "district",
  "name",
  "phone",
  "idNumber",
  "other",
] as const;

/** One wish about one's data, and what became of it. */
export const DataRequest = z.object({
  id: z.string(),
  kind: z.enum(dataRequestKinds),
  state: z.enum(dataRequestStates),
  field: z.enum(correctable).optional(),
  /** What it should say; for who asked and who decides. */
  value: z.string().optional(),
  note: z.string().optional(),
  answer: z.string().optional(),
  createdAt: z.string(),
  /** When the law wants an answer at the latest. */
  dueAt: z.string(),
  /** A deletion can be taken back until then. */
  coolsUntil: z.string().optional(),
  finishedAt: z.string().optional(),
  /** What a finished deletion did, step by step. */
  proof: z.array(z.object({ step: z.string(), count: z.number().int() })).optional(),
  abilities: z.object({ withdraw: z.boolean(), fetch: z.boolean() }),
});
export type DataRequest = z.infer<typeof DataRequest>;

/** A request as who decides sees it. */
export const DataRequestRow = DataRequest.extend({
  customer: z.object({ id: z.string(), no: z.string(), name: z.string() }),
  rmName: z.string(),
  isLate: z.boolean(),
  canDecide: z.boolean(),
});
export type DataRequestRow = z.infer<typeof DataRequestRow>;

/** What a deletion would take away now, and what the law keeps. */
export const DeletionPreview = z.object({
  now: z.array(z.string()),
  kept: z.array(z.object({ what: z.string(), why: z.string(), until: z.string() })),
  /** Matters that must end first, in words. */
  blockers: z.array(z.string()),
  coolingDays: z.number().int(),
});
export type DeletionPreview = z.infer<typeof DeletionPreview>;

const LastFour = z.string().regex(/^\d{3}[\dXx]$/);
const deciders = ["rm", "lead", "compliance"] as const;

export const dataRightsEndpoints = [
  endpoint({
    method: "GET",
    path: "/my/data-requests",
    summary: "The customer's wishes about their data, newest first.",
    audience: "customer",
    input: z.object({}),
    output: z.object({ items: z.array(DataRequest) }),
  }),
  endpoint({
    method: "POST",
    path: "/my/corrections",
    summary: "Asks to have something corrected; the manager or compliance confirms.",
    audience: "customer",
    input: z.object({
      field: z.enum(correctable),
      value: z.string().trim().min(1).max(120),
      note: z.string().trim().max(200).optional(),
    }),
    output: DataRequest,
  }),
  endpoint({
    method: "POST",
    path: "/my/data-copies",
    summary: "Asks for a copy of everything kept; who asks proves themselves again.",
    audience: "customer",
    input: z.object({ idLastFour: LastFour }),
    output: DataRequest,
  }),
  endpoint({
    method: "GET",
    path: "/my/data-copies/:id",
    summary: "The finished copy as a spreadsheet, a page to read, or JSON.",
    audience: "customer",
    input: z.object({ id: Id, format: z.enum(["xlsx", "html", "json"]) }),
    output: z.object({ fileName: z.string(), type: z.string(), base64: z.string() }),
  }),
  endpoint({
    method: "GET",
    path: "/my/deletion",
    summary: "What a deletion would take away now, and what the law keeps until when.",
    audience: "customer",
    input: z.object({}),
    output: DeletionPreview,
  }),
  endpoint({
    method: "POST",
    path: "/my/deletions",
    summary: "Asks to be deleted; it can be taken back for some days, then compliance looks at it.",
    audience: "customer",
    input: z.object({ idLastFour: LastFour, note: z.string().trim().max(200).optional() }),
    output: DataRequest,
  }),
  endpoint({
    method: "POST",
    path: "/my/data-requests/:id/withdraw",
    summary: "Takes a wish back.",
    audience: "customer",
    input: z.object({ id: Id }),
    output: DataRequest,
  }),
  endpoint({
    method: "GET",
    path: "/my/readers",
    summary: "Who looked at the customer's data: what they are, never their name; newest first.",
    audience: "customer",
    input: z.object({ ...PageInput }),
    output: pageOf(
      z.object({
        id: z.string(),
        at: z.string(),
        who: z.string(),
        what: z.string(),
        why: z.string().optional(),
      }),
    ),
  }),
  endpoint({
    method: "GET",
    path: "/my/reasons",
    summary: "Why the customer got each message of the last 90 days.",
    audience: "customer",
    input: z.object({}),
    output: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          at: z.string(),
          title: z.string(),
          because: z.string(),
          channel: z.string(),
          isMarketing: z.boolean(),
        }),
      ),
    }),
  }),
  endpoint({
    method: "GET",
    path: "/data-requests",
    summary:
      "Wishes about data that wait or are over: compliance all, managers their customers' corrections.",
    audience: "staff",
    roles: deciders,
    input: z.object({ box: z.enum(["open", "over"]).optional(), ...PageInput }),
    output: pageOf(DataRequestRow),
  }),
  endpoint({
    method: "POST",
    path: "/data-requests/:id/decide",
    summary: "Says yes or no to a wish, with words for the customer.",
    audience: "staff",
    roles: deciders,
    stepUp: true,
    input: z.object({
      id: Id,
      accept: z.boolean(),
      answer: z.string().trim().min(2).max(200),
    }),
    output: DataRequestRow,
  }),
  endpoint({
    method: "GET",
    path: "/customers/:id/consents",
    summary: "A customer's answers to each purpose, the present ones and all before.",
    audience: "staff",
    roles: ["rm", "lead", "head", "compliance"],
    input: z.object({ id: Id }),
    output: z.object({
      version: z.string(),
      current: z.array(
        z.object({ purpose: ConsentPurpose, granted: z.boolean(), at: z.string().optional() }),
      ),
      ledger: z.array(
        z.object({
          id: z.string(),
          purpose: ConsentPurpose,
          granted: z.boolean(),
          version: z.string(),
          textHash: z.string(),
          /** The stored hash is that of the text of this version. */
          isProven: z.boolean(),
          channel: z.string(),
          at: z.string(),
        }),
      ),
    }),
  }),
] as const;
