import type { Audience, Endpoint, Method } from "@shared/core/endpoint";
import type * as z from "zod";
import type { Ports } from "../ports";
import type { CustomerActor, StaffActor, Visitor } from "./policy";

/** Who a handler deals with, by the door its endpoint stands behind. */
export type ActorOf<A extends Audience> = A extends "customer"
  ? CustomerActor
  : A extends "staff"
    ? StaffActor
    : Visitor | CustomerActor | StaffActor;

export interface RequestContext<Who = Visitor | CustomerActor | StaffActor> {
  readonly actor: Who;
  readonly requestId: string;
  readonly ip: string;
  readonly userAgent: string;
  /** The origin this browser knows us under, for links that lead back to it. */
  readonly origin: string;
  readonly ports: Ports;
  /** For the few handlers that set cookies: sign-in and sign-out. */
  readonly cookies: CookieJar;
}

export interface CookieJar {
  get(name: string): string | undefined;
  set(name: string, value: string | undefined, maxAgeSeconds?: number): void;
}

export interface Implementation {
  readonly endpoint: Endpoint;
  readonly handle: (input: never, context: RequestContext<never>) => Promise<unknown>;
}

/**
 * Binds a handler to a declared endpoint. Two steps on purpose: the first fixes the output type, so
 * that literals a handler returns are checked against it.
 */
export function implement<
  M extends Method,
  P extends string,
  A extends Audience,
  In extends z.ZodType,
  Out extends z.ZodType,
>(endpoint: Endpoint<M, P, A, In, Out>) {
  return (
    handle: (input: z.output<In>, context: RequestContext<ActorOf<A>>) => Promise<z.input<Out>>,
  ): Implementation => ({ endpoint, handle: handle as Implementation["handle"] });
}

type Find<List extends readonly { method: string; path: string }[], K extends string> = Extract<
  List[number],
  K extends `${infer M} ${infer P}` ? { method: M; path: P } : never
>;

/**
 * Picks one endpoint of a noun's list by its key, so that a routes file reads
 * `implement(pick(bookingEndpoints, "POST /my/bookings"))(…)`.
 */
export function pick<
  const List extends readonly { method: string; path: string }[],
  K extends `${List[number]["method"]} ${List[number]["path"]}`,
>(list: List, key: K): Find<List, K> {
  const found = list.find(({ method, path }) => `${method} ${path}` === key);
  if (!found) throw new Error(`No endpoint ${key} in this list.`);
  return found as Find<List, K>;
}
