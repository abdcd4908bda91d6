import type { Ports } from "@server/ports";
import { type Decision, decide, type Wish } from "./arbiter";
import type { DeliveryDocument } from "./delivery.model";
import { kindNamed, type MessageKind, type Prepared } from "./kind";
import { type KnownPerson, knowPeople } from "./people";
import { plainKind } from "./plain-kind";

export type Sayable = Extract<Prepared, { do: "say" }>;

/** What the arbiter said about one delivery, with all that sending it needs. */
export interface Verdict {
  readonly delivery: DeliveryDocument;
  readonly kind: MessageKind;
  readonly decision: Decision | { readonly do: "park" };
  readonly say?: Sayable;
  readonly known?: KnownPerson;
}

/** Judges a batch: asks each kind what it still wants, looks up the people, and lets the arbiter decide. */
export async function judge(
  deliveries: readonly DeliveryDocument[],
  ports: Ports,
): Promise<Verdict[]> {
  const prepared = new Map<string, Prepared>();
  for (const [name, group] of byKind(deliveries)) {
    const found = await kindNamed(name, plainKind).prepare(group, ports);
    for (const [id, one] of found) prepared.set(id, one);
  }
  const people = await knowPeople(
    deliveries.map(({ customerId }) => customerId),
    ports,
    { needsAge: [...prepared.values()].some(isRisky) },
  );
  const now = ports.clock.now();
  return deliveries.map((delivery) =>
    verdict(delivery, prepared.get(delivery._id), people.get(delivery.customerId), { now, ports }),
  );
}

function verdict(
  delivery: DeliveryDocument,
  prepared: Prepared | undefined,
  known: KnownPerson | undefined,
  { now, ports }: { readonly now: Date; readonly ports: Ports },
): Verdict {
  const kind = kindNamed(delivery.kind, plainKind);
  if (prepared?.do === "park") return { delivery, kind, decision: { do: "park" } };
  if (prepared?.do === "hold")
    return { delivery, kind, decision: { do: "hold", reason: prepared.reason, considered: [] } };
  if (!prepared || !known)
    return { delivery, kind, decision: { do: "hold", reason: "unreachable", considered: [] } };

  const wish = wishOf(delivery, kind, prepared, ports);
  const decision = honest(decide(wish, known.person, now), delivery);
  return { delivery, kind, decision, say: prepared, known };
}

/** What waited in vain for a way to its customer ended for want of one, not of time. */
function honest(decision: Decision, { reason }: DeliveryDocument): Decision {
  const isInVain = decision.do === "hold" && decision.reason === "expired";
  return isInVain && reason === "unreachable" ? { ...decision, reason } : decision;
}

function wishOf(
  delivery: DeliveryDocument,
  kind: MessageKind,
  { channels, subscribeKey, templateKey, offer }: Sayable,
  { config }: Ports,
): Wish {
  const { official, mini } = config.templates;
  return {
    class: delivery.class,
    isGreeting: kind.isGreeting,
    keepsQuietHours: kind.keepsQuietHours,
    isPatient: kind.isPatient ?? false,
    channels,
    failedChannels: delivery.failedChannels,
    ...(subscribeKey && mini[subscribeKey] ? { subscribeKey } : {}),
    hasTemplate: templateKey !== undefined && official[templateKey] !== undefined,
    ...(offer ? { offer } : {}),
    ...(delivery.expiresAt ? { expiresAt: delivery.expiresAt } : {}),
  };
}

function isRisky(prepared: Prepared): boolean {
  return prepared.do === "say" && /R[45]/.test(prepared.offer?.issuerLevel ?? "");
}

function byKind(deliveries: readonly DeliveryDocument[]): Map<string, DeliveryDocument[]> {
  const groups = new Map<string, DeliveryDocument[]>();
  for (const delivery of deliveries)
    groups.set(delivery.kind, [...(groups.get(delivery.kind) ?? []), delivery]);
  return groups;
}
