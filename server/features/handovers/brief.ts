import type { RequestContext } from "@server/core/implement";
import type { StaffActor } from "@server/core/policy";
import { customers, customersSeenBy, noteRead } from "@server/features/customers";
import { type BriefGateDocument, briefGates, staff } from "@server/features/organisation";
import { CustomerError } from "@shared/customers/errors";
import { everyHandover, handovers, notePlace } from "./handover.model";

type Context = RequestContext<StaffActor>;

async function gateOf(customerId: string, { actor, ports }: Context) {
  const customer = await customers.within(customersSeenBy(actor)).find(customerId);
  if (!customer) throw CustomerError.notFound();
  return briefGates.of(actor.id, customer, ports.clock.now());
}

/** What the reader has to have read before the first word to this customer, and whether they have. */
export async function briefFor(customerId: string, context: Context) {
  const gate = await gateOf(customerId, context);
  if (!gate) return { state: "none" as const };
  const [from, note] = await Promise.all([staff.find(gate.fromId), noteOf(gate, context)]);
  return {
    state: gate.readAt ? ("read" as const) : ("due" as const),
    reason: gate.reason,
    fromName: from?.name ?? "",
    since: gate.since.toISOString(),
    ...(gate.until ? { until: gate.until.toISOString() } : {}),
    ...(note ? { note } : {}),
  };
}

async function noteOf(
  { reason, cause }: BriefGateDocument,
  { ports }: Context,
): Promise<string | undefined> {
  if (reason !== "handover") return undefined;
  const handover = await handovers.within(everyHandover).find(cause);
  return handover ? ports.vault.open("staff", notePlace(cause), handover.note) : undefined;
}

/** The reader says that they read it. */
export async function markBriefRead(customerId: string, context: Context) {
  const gate = await gateOf(customerId, context);
  if (!gate) return { state: "none" as const };
  await briefGates.read(gate, context.ports.clock.now());
  noteRead(context, "customer.briefRead", customerId);
  return { state: "read" as const };
}
