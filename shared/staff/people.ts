import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { Id } from "../core/ids";
import { Role, SessionListItem } from "../sessions/session";

const Person = z.object({ id: z.string(), name: z.string(), title: z.string() });

/** A member of staff with everything that an administrator, head or lead may see of them. */
export const StaffDetail = z.object({
  id: z.string(),
  no: z.string(),
  name: z.string(),
  title: z.string(),
  roles: z.array(Role),
  unitId: z.string(),
  unitNames: z.array(z.string()),
  skills: z.array(z.string()),
  certificates: z.array(z.object({ kind: z.string(), expiresOn: z.string().optional() })),
  phoneMasked: z.string(),
  state: z.enum(["active", "disabled"]),
  presence: z.enum(["onDuty", "away"]),
  customers: z.number().int(),
  /** How the person can sign in. */
  access: z.object({
    wechat: z.boolean(),
    password: z.boolean(),
    authenticator: z.boolean(),
    recoveryCodes: z.number().int(),
    /** An invitation or reset that waits for the person. */
    invitation: z
      .object({ kind: z.enum(["invite", "password", "factor"]), expiresAt: z.string() })
      .optional(),
  }),
  /** Absent for readers who may not see them. */
  sessions: z.array(SessionListItem).optional(),
  cover: z
    .object({ id: z.string(), by: Person, start: z.string(), end: z.string(), state: z.string() })
    .optional(),
  abilities: z.object({
    edit: z.boolean(),
    disable: z.boolean(),
    enable: z.boolean(),
    grant: z.boolean(),
    endSessions: z.boolean(),
    invite: z.boolean(),
    handOver: z.boolean(),
    cover: z.boolean(),
  }),
});
export type StaffDetail = z.infer<typeof StaffDetail>;

const name = z.string().trim().min(2).max(20);
const title = z.string().trim().min(2).max(30);
const skills = z.array(z.string().trim().min(1).max(12)).max(10);
const phone = z.string().regex(/^1\d{10}$/);
const everybody = ["admin", "security", "head", "lead"] as const;

/** A link for one person, shown once to whoever made it. */
const Invitation = z.object({ url: z.string(), expiresAt: z.string() });

export const peopleEndpoints = [
  endpoint({
    method: "GET",
    path: "/staff/:id",
    summary: "One member of staff in scope.",
    audience: "staff",
    roles: everybody,
    input: z.object({ id: Id }),
    output: StaffDetail,
  }),
  endpoint({
    method: "POST",
    path: "/staff",
    summary: "Adds a member of staff, without any role: the security officer grants those.",
    audience: "staff",
    roles: ["admin"],
    stepUp: true,
    input: z.object({
      no: z
        .string()
        .trim()
        .regex(/^[A-Za-z0-9-]{3,32}$/),
      name,
      title,
      unitId: Id,
      phone: phone.optional(),
      skills: skills.optional(),
    }),
    output: StaffDetail,
  }),
  endpoint({
    method: "PATCH",
    path: "/staff/:id",
    summary: "Changes name, title, phone, skills or unit; a manager's book moves with its manager.",
    audience: "staff",
    roles: ["admin"],
    stepUp: true,
    input: z.object({
      id: Id,
      name: name.optional(),
      title: title.optional(),
      phone: phone.optional(),
      skills: skills.optional(),
      unitId: Id.optional(),
    }),
    output: StaffDetail,
  }),
  endpoint({
    method: "POST",
    path: "/staff/:id/invitations",
    summary:
      "Makes a one-time link: to join, to set a new password (the authenticator stays), or to enrol a new authenticator (the password stays).",
    audience: "staff",
    roles: ["admin"],
    stepUp: true,
    input: z.object({ id: Id, kind: z.enum(["invite", "password", "factor"]) }),
    output: Invitation,
  }),
  endpoint({
    method: "DELETE",
    path: "/staff/:id/sessions/:sessionId",
    summary: "Ends one session of a member of staff, sockets included.",
    audience: "staff",
    roles: ["admin", "security"],
    input: z.object({ id: Id, sessionId: Id }),
    output: z.object({}),
  }),
] as const;
