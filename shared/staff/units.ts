import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { Id } from "../core/ids";

export const unitKinds = ["bank", "branch", "subBranch", "team"] as const;
export type UnitKind = (typeof unitKinds)[number];

/** What may stand under what: the tree reads from the bank down, levels may be skipped. */
export const mayStandUnder = (kind: UnitKind, parent: UnitKind): boolean =>
  unitKinds.indexOf(kind) > unitKinds.indexOf(parent) && parent !== "team";

/** A unit with what an administrator needs to know of it. */
export const UnitDetail = z.object({
  id: z.string(),
  no: z.string(),
  kind: z.enum(unitKinds),
  name: z.string(),
  parentId: z.string().optional(),
  address: z.string().optional(),
  state: z.enum(["open", "closed"]),
  /** Names from the bank down to its parent. */
  above: z.array(z.string()),
  staff: z.number().int(),
  customers: z.number().int(),
  units: z.number().int(),
});
export type UnitDetail = z.infer<typeof UnitDetail>;

const no = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9-]{2,20}$/);
const name = z.string().trim().min(2).max(40);
const address = z.string().trim().max(120);
const all = ["admin", "security", "head", "lead"] as const;

export const unitEndpoints = [
  endpoint({
    method: "GET",
    path: "/units/:id",
    summary: "One unit with its counts.",
    audience: "staff",
    roles: all,
    input: z.object({ id: Id }),
    output: UnitDetail,
  }),
  endpoint({
    method: "POST",
    path: "/units",
    summary: "Adds a unit to the bank's tree.",
    audience: "staff",
    roles: ["admin"],
    stepUp: true,
    input: z.object({
      no,
      name,
      kind: z.enum(["branch", "subBranch", "team"]),
      parentId: Id,
      address: address.optional(),
    }),
    output: UnitDetail,
  }),
  endpoint({
    method: "PATCH",
    path: "/units/:id",
    summary: "Renames a unit or changes its address.",
    audience: "staff",
    roles: ["admin"],
    stepUp: true,
    input: z.object({ id: Id, name: name.optional(), address: address.optional() }),
    output: UnitDetail,
  }),
  endpoint({
    method: "POST",
    path: "/units/:id/move",
    summary: "Hangs a unit, with everything below it, under another one.",
    audience: "staff",
    roles: ["admin"],
    stepUp: true,
    input: z.object({ id: Id, parentId: Id }),
    output: UnitDetail,
  }),
  endpoint({
    method: "POST",
    path: "/units/:id/close",
    summary: "Closes a unit that holds nobody and nothing any more.",
    audience: "staff",
    roles: ["admin"],
    stepUp: true,
    input: z.object({ id: Id }),
    output: UnitDetail,
  }),
] as const;
