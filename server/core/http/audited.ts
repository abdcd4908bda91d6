import type { Ports } from "../../ports";
import type { Audit, AuditEntry } from "../audit";
import type { CustomerActor, StaffActor } from "../policy";

/** An endpoint as the trail names it. */
interface Door {
  readonly method: string;
  readonly path: string;
}

/** A request as the trail knows it. */
export interface Asked {
  readonly actor: StaffActor | CustomerActor;
  readonly ip: string;
  readonly requestId: string;
}

/** The ports of one request, and whether the handler wrote into the trail by itself. */
export function watched(ports: Ports): { readonly ports: Ports; readonly wrote: () => boolean } {
  let wrote = false;
  const mark =
    <Args extends readonly unknown[], Result>(act: (...args: Args) => Result) =>
    (...args: Args): Result => {
      wrote = true;
      return act(...args);
    };
  const { audit } = ports;
  const own: Audit = {
    ...audit,
    record: mark(audit.record),
    note: mark(audit.note),
    await: mark(audit.await),
  };
  return { ports: { ...ports, audit: own }, wrote: () => wrote };
}

/**
 * The entry of a request whose handler wrote none, so that no read and no change of a customer's
 * data can be forgotten: what an endpoint did, and to whom where its answer is about one customer.
 */
export function entryOfDoor(
  door: Door,
  input: Readonly<Record<string, unknown>>,
  answer: string,
  asked: Asked,
): AuditEntry {
  const id = typeof input.id === "string" ? input.id : "list";
  const customerId = customerIn(input, answer, asked);
  return {
    ...whoOf(asked),
    act: actOf(door),
    object: { kind: door.path.split("/")[1] ?? "", id },
    ...(customerId ? { customerId } : {}),
    result: "ok",
  };
}

/** The entry of a request that somebody was not allowed to make. */
export function entryOfRefusal({ method, path }: Door, asked: Asked): AuditEntry {
  return {
    ...whoOf(asked),
    act: "access.denied",
    object: { kind: "endpoint", id: `${method} ${path}` },
    result: "denied",
  };
}

function whoOf({ actor, ip, requestId }: Asked) {
  const roles = actor.kind === "staff" ? actor.roles : [];
  return { actor: { kind: actor.kind, id: actor.id, roles }, ip, requestId };
}

const verbs: Readonly<Record<string, string>> = {
  GET: "read",
  POST: "create",
  PUT: "change",
  PATCH: "change",
  DELETE: "remove",
};

/** `GET /bookings` is `bookings.read`, `POST /bookings/:id/reschedule` is `bookings.reschedule`. */
export function actOf({ method, path }: Door): string {
  const parts = path.split("/").filter((part) => part && !part.startsWith(":"));
  const verb = verbs[method] ?? "act";
  const isPlain = parts.length === 1;
  const [noun = "", ...rest] = parts;
  if (method === "GET") return `${[noun, ...rest].join(".")}.read`;
  return isPlain ? `${noun}.${verb}` : `${noun}.${rest.join(".")}`;
}

const customerIds = /cus_[0-9a-z]{26}/g;
/** Longer answers are lists. */
const scanned = 200_000;

/** Whom it was about: named by the request, else the only one in the answer. */
function customerIn(
  input: Readonly<Record<string, unknown>>,
  answer: string,
  { actor }: Asked,
): string | undefined {
  if (actor.kind === "customer") return actor.id;
  for (const key of ["customerId", "id"] as const) {
    const value = input[key];
    if (typeof value === "string" && value.startsWith("cus_")) return value;
  }
  if (answer.length > scanned) return undefined;
  const found = new Set(answer.match(customerIds));
  return found.size === 1 ? [...found][0] : undefined;
}

/**
 * Screens ask for their lists again and again by themselves. The same list read by the same person
 * within five minutes is one look, and one entry.
 */
export function looks(monotonic: () => number) {
  const seen = new Map<string, number>();
  return (key: string): boolean => {
    const now = monotonic();
    if ((seen.get(key) ?? Number.NEGATIVE_INFINITY) > now - 300_000) return false;
    seen.delete(key);
    seen.set(key, now);
    if (seen.size > 20_000) seen.delete(seen.keys().next().value ?? "");
    return true;
  };
}
