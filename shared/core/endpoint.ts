import type * as z from "zod";

export type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

/** Who may knock: nobody known, a customer, a member of staff, or the WeChat platform itself. */
export type Audience = "public" | "customer" | "staff";

/** Staff roles (product.md §1). One person may hold several. */
export const staffRoles = [
  "rm",
  "lobby",
  "expert",
  "marketer",
  "lead",
  "head",
  "compliance",
  "security",
  "admin",
] as const;
export type StaffRole = (typeof staffRoles)[number];

/**
 * One operation of the API, as plain JSON in and plain JSON out: schemas here use no
 * transforms and no defaults, so what a client sends is what a handler receives.
 *
 * `:name` parts of the path are fields of the input. A GET sends the rest of its input as
 * query text, so its schemas coerce numbers themselves (`z.coerce.number()`).
 */
export interface Endpoint<
  M extends Method = Method,
  P extends string = string,
  A extends Audience = Audience,
  In extends z.ZodType = z.ZodType,
  Out extends z.ZodType = z.ZodType,
> {
  readonly method: M;
  readonly path: P;
  /** What it is for, in one English sentence; shown in the OpenAPI document. */
  readonly summary: string;
  readonly audience: A;
  /** Staff only: the roles that may call it at all. Which objects they reach is the Scope's matter. */
  readonly roles?: readonly StaffRole[];
  /** Staff only: asks for a fresh second factor (security.md A1-15). */
  readonly stepUp?: boolean;
  /**
   * Staff only: asks for the second factor once more from a network where it was never given in this
   * session, outside the bank's own (security.md A2-08). What asks for a step-up does so anyway.
   */
  readonly provesPlace?: boolean;
  readonly input: In;
  /** Also the allow-list of what may leave the server: keys it does not name are dropped. */
  readonly output: Out;
}

/** Declares an endpoint; the server implements it and the clients call it by `"METHOD /path"`. */
export function endpoint<
  const M extends Method,
  const P extends `/${string}`,
  const A extends Audience,
  In extends z.ZodType,
  Out extends z.ZodType,
>(declaration: Endpoint<M, P, A, In, Out>): Endpoint<M, P, A, In, Out> {
  return declaration;
}

export type InputOf<E> =
  E extends Endpoint<Method, string, Audience, infer In, z.ZodType> ? z.input<In> : never;
export type OutputOf<E> =
  E extends Endpoint<Method, string, Audience, z.ZodType, infer Out> ? z.output<Out> : never;
