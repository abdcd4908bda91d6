import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { Id } from "../core/ids";
import { PageInput, pageOf } from "../core/paging";
import { Care, careStates } from "./care";

const carers = ["rm", "lead"] as const;

export const listCares = endpoint({
  method: "GET",
  path: "/cares",
  summary: "Cares for the caller's customers, the next first.",
  audience: "staff",
  roles: carers,
  input: z.object({ state: z.enum(careStates).optional(), ...PageInput }),
  output: pageOf(Care),
});

export const updateCare = endpoint({
  method: "PATCH",
  path: "/cares/:id",
  summary: "Puts the greeting into the RM's own words before it leaves.",
  audience: "staff",
  roles: carers,
  input: z.object({
    id: Id,
    version: z.number().int(),
    greeting: z.string().trim().min(1).max(300),
  }),
  output: Care,
});

export const skipCare = endpoint({
  method: "POST",
  path: "/cares/:id/skip",
  summary: "Leaves one care out, with the reason.",
  audience: "staff",
  roles: carers,
  input: z.object({ id: Id, reason: z.string().trim().min(1).max(100) }),
  output: Care,
});

export const careEndpoints = [listCares, updateCare, skipCare] as const;
