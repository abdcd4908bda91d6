import type { StaffRole } from "@shared/core/endpoint";
import { RequestError } from "@shared/core/errors";

/** Somebody whom no session knows, or a WeChat user not yet bound to a customer. */
export interface Visitor {
  readonly kind: "visitor";
  readonly sessionId?: string;
  /** A member of staff whose first factor was right and whose second is still to come. */
  readonly awaitsSecondFactor?: boolean;
  /** The WeChat identity behind an unbound session: `wechatUsers` document id. */
  readonly wechatUserId?: string;
}

export interface CustomerActor {
  readonly kind: "customer";
  readonly id: string;
  readonly sessionId: string;
  readonly wechatUserId: string;
}

export interface StaffActor {
  readonly kind: "staff";
  readonly id: string;
  readonly name: string;
  readonly sessionId: string;
  readonly roles: readonly StaffRole[];
  /** The unit the person belongs to, and every unit below the one they answer for. */
  readonly unitId: string;
  readonly unitIds: readonly string[];
  /** Staff whose customers this person covers for now, themselves included. */
  readonly coversFor: readonly string[];
  /** Customers in whose 1+N team this person is now. */
  readonly serves: readonly string[];
  /** Customers beyond the person's scope that are open to them now: granted, or by breaking the glass. */
  readonly granted?: readonly string[];
  /** Networks from which this session gave its second factor. */
  readonly networks?: readonly string[];
  /** A second factor was repeated and is good until then, on the machine's clock. */
  readonly stepUpUntil?: Date;
}

/** The product itself: jobs and event consumers. */
export interface SystemActor {
  readonly kind: "system";
  readonly id: string;
}

export type Actor = Visitor | CustomerActor | StaffActor | SystemActor;

export function hasRole(actor: StaffActor, ...roles: readonly StaffRole[]): boolean {
  return actor.roles.some((role) => roles.includes(role));
}

export type Rule<Who extends Actor, Subject> = (actor: Who, subject: Subject) => boolean;

/** Refuses when the rule says no: in scope, but not allowed. */
export function authorize<Who extends Actor, Subject>(
  actor: Who,
  rule: Rule<Who, Subject>,
  subject: Subject,
): void {
  if (!rule(actor, subject)) throw RequestError.denied();
}

declare const scoped: unique symbol;

/**
 * A filter for what one actor may see. Only `scopeTo` makes one and models ask for it, so a query
 * that forgets whose data it reads does not compile. Out of scope is *not found*.
 */
export interface Scope<Subject> {
  readonly [scoped]: Subject;
  readonly filter: Readonly<Record<string, unknown>>;
}

export function scopeTo<Subject>(
  filter: Partial<Record<keyof NoInfer<Subject>, unknown>>,
): Scope<Subject> {
  return { filter } as Scope<Subject>;
}

/** Matches nothing: what an actor without any right sees. */
export function scopeToNothing<Subject>(): Scope<Subject> {
  return { filter: { _id: { $in: [] } } } as unknown as Scope<Subject>;
}

/** Narrows every question a model asks to one scope. */
export function filterWithin<Subject>(scope: Scope<Subject>) {
  // An empty half of an `$and` keeps the embedded server from using the index of the other.
  return (filter: Record<string, unknown>) =>
    Object.keys(filter).length === 0 ? scope.filter : { $and: [filter, scope.filter] };
}

/** What is within any of several scopes. */
export function scopeToAny<Subject>(scopes: readonly Scope<Subject>[]): Scope<Subject> {
  const [only] = scopes;
  if (!only) return scopeToNothing();
  if (scopes.length === 1) return only;
  return { filter: { $or: scopes.map(({ filter }) => filter) } } as unknown as Scope<Subject>;
}
