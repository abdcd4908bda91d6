import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { Id } from "../core/ids";
import { PageInput, pageOf } from "../core/paging";
import { Access, AccessPurpose, AccessReason, AccessReview, WholeNumber } from "./access";

const askers = ["rm", "lead", "head", "expert"] as const;
const ask = { number: WholeNumber, purpose: AccessPurpose, reason: AccessReason };

/** Access beyond one's own scope: asked for, taken in need, and judged afterwards. */
export const accessEndpoints = [
  endpoint({
    method: "POST",
    path: "/access-requests",
    summary:
      "Asks to see a customer outside one's scope; the same answer whether or not there is one.",
    audience: "staff",
    roles: askers,
    input: z.object({ ...ask, hours: z.number().int().min(1).max(72) }),
    output: Access,
  }),
  endpoint({
    method: "POST",
    path: "/access-requests/break-glass",
    summary:
      "Opens a customer at once for at most four hours; alarms go out and compliance reviews it.",
    audience: "staff",
    roles: askers,
    stepUp: true,
    input: z.object({ ...ask, hours: z.number().int().min(1).max(4) }),
    output: Access,
  }),
  endpoint({
    method: "GET",
    path: "/access-requests",
    summary: "What the reader asked for and what is open to them now.",
    audience: "staff",
    roles: [...askers, "compliance"],
    input: z.object({ ...PageInput }),
    output: pageOf(Access),
  }),
  endpoint({
    method: "POST",
    path: "/access-requests/:id/end",
    summary: "Gives an access back before its time.",
    audience: "staff",
    roles: [...askers, "compliance"],
    input: z.object({ id: Id }),
    output: Access,
  }),
  endpoint({
    method: "POST",
    path: "/customers/:id/review-access",
    summary: "Lets compliance read one customer unmasked for a while, for a reason.",
    audience: "staff",
    roles: ["compliance"],
    stepUp: true,
    input: z.object({
      id: Id,
      purpose: AccessPurpose,
      reason: AccessReason,
      hours: z.number().int().min(1).max(4),
    }),
    output: Access,
  }),
  endpoint({
    method: "GET",
    path: "/access-reviews",
    summary: "Accesses to judge, or judged, one by one.",
    audience: "staff",
    roles: ["compliance"],
    input: z.object({ box: z.enum(["due", "done"]).optional(), ...PageInput }),
    output: pageOf(AccessReview),
  }),
  endpoint({
    method: "POST",
    path: "/access-reviews/:id",
    summary: "Judges one access; never one's own.",
    audience: "staff",
    roles: ["compliance"],
    input: z.object({
      id: Id,
      result: z.enum(["fine", "misuse"]),
      note: z.string().trim().min(2).max(200),
    }),
    output: AccessReview,
  }),
] as const;
