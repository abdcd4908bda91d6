import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { Id } from "../core/ids";
import { PageInput } from "../core/paging";
import { Approval, ApprovalReason, approvalBoxes } from "./approval";

const decided = z.object({ id: Id, reason: ApprovalReason });

/** Acts that need a second person: asking itself stands with each act. */
export const approvalEndpoints = [
  endpoint({
    method: "GET",
    path: "/approvals",
    summary: "Requests that wait for the reader, that the reader made, or that are over.",
    audience: "staff",
    input: z.object({ box: z.enum(approvalBoxes).optional(), ...PageInput }),
    output: z.object({
      items: z.array(Approval),
      nextCursor: z.string().optional(),
      /** How many wait for the reader, up to 100. */
      waiting: z.number().int(),
    }),
  }),
  endpoint({
    method: "GET",
    path: "/approvals/:id",
    summary: "One request with what will happen, for its asker and those who may decide it.",
    audience: "staff",
    input: z.object({ id: Id }),
    output: Approval,
  }),
  endpoint({
    method: "POST",
    path: "/approvals/:id/approve",
    summary: "Says yes; the act is then carried out exactly once. Never by who asked.",
    audience: "staff",
    stepUp: true,
    input: decided,
    output: Approval,
  }),
  endpoint({
    method: "POST",
    path: "/approvals/:id/reject",
    summary: "Says no. Never by who asked.",
    audience: "staff",
    stepUp: true,
    input: decided,
    output: Approval,
  }),
  endpoint({
    method: "POST",
    path: "/approvals/:id/withdraw",
    summary: "Takes one's own request back while nobody has decided it.",
    audience: "staff",
    stepUp: true,
    input: z.object({ id: Id }),
    output: Approval,
  }),
  endpoint({
    method: "POST",
    path: "/approvals/:id/retry",
    summary: "Carries out once more what was approved and failed.",
    audience: "staff",
    stepUp: true,
    input: z.object({ id: Id }),
    output: Approval,
  }),
] as const;
