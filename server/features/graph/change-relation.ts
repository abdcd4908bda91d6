import { announce } from "@server/core/events";
import { newId } from "@server/core/ids";
import { type Tx, transact } from "@server/core/mongo";
import type { StaffActor } from "@server/core/policy";
import type { Trail } from "@server/core/trail";
import {
  type CustomerDocument,
  customers,
  customersSeenBy,
  type RelationConsent,
  type RelationDocument,
  RelationModel,
  recordChanges,
  relationPlace,
} from "@server/features/customers";
import { dayOf } from "@shared/calendar/day";
import { GraphError } from "@shared/graph/graph";
import { graph as words } from "@shared/text/zh-CN/graph";
import { versionOf } from "./graph.present";

/** How a tie is called from its other end; a tie without an entry is told from one end only. */
const inverse: Partial<Record<RelationDocument["kind"], RelationDocument["kind"]>> = {
  spouse: "spouse",
  sibling: "sibling",
  child: "parent",
  parent: "child",
};

export interface GivenConsent {
  readonly given: boolean;
  readonly way?: RelationConsent["way"] | undefined;
  readonly on?: string | undefined;
  readonly until?: string | undefined;
}

export interface NewRelation {
  readonly kind: "spouse" | "child" | "parent" | "sibling" | "referrer";
  readonly otherCustomerId?: string | undefined;
  readonly name?: string | undefined;
  readonly consent: GivenConsent;
}

/** Ties a customer to somebody. A name is kept only of who agreed: otherwise there is just somebody. */
export async function addRelation(
  customer: CustomerDocument,
  { kind, otherCustomerId, name, consent }: NewRelation,
  actor: StaffActor,
  trail: Trail,
): Promise<void> {
  if (otherCustomerId === customer._id) throw GraphError.withSelf();
  if (name && !consent.given) throw GraphError.nameNeedsConsent();
  if (consent.given && !name && !otherCustomerId) throw GraphError.otherMissing();
  if (otherCustomerId) await checkOther(customer, otherCustomerId, actor);
  const _id = newId("rel");
  const written = consentFields(consent, trail);
  const relation = {
    _id,
    customerId: customer._id,
    kind,
    ...(otherCustomerId ? { otherCustomerId } : {}),
    ...(name && !otherCustomerId
      ? { name: await trail.ports.vault.seal(customer._id, relationPlace(_id), name) }
      : {}),
    ...written,
    source: "staff",
  };
  const back = inverse[kind];
  await transact(async (tx) => {
    await RelationModel.create([relation], { session: tx });
    if (otherCustomerId && back) {
      const other = { customerId: otherCustomerId, kind: back, otherCustomerId: customer._id };
      await RelationModel.create([{ _id: newId("rel"), ...other, ...written, source: "staff" }], {
        session: tx,
      });
    }
    await writeDown(customer._id, _id, { to: sayTie(kind, consent.given) }, trail, tx);
  });
}

async function checkOther({ _id }: CustomerDocument, otherId: string, actor: StaffActor) {
  const other = await customers.within(customersSeenBy(actor)).find(otherId);
  if (!other) throw GraphError.notFound();
  const known = await RelationModel.exists({ customerId: _id, otherCustomerId: otherId });
  if (known) throw GraphError.alreadyKnown();
}

/** Records a consent or its withdrawal at both ends; a name goes with the consent to keep it. */
export async function changeConsent(
  relation: RelationDocument,
  { version, consent }: { readonly version: string; readonly consent: GivenConsent },
  trail: Trail,
): Promise<void> {
  if (version !== versionOf(relation)) throw GraphError.outdated();
  const set = consentFields(consent, trail);
  await transact(async (tx) => {
    const changed = await RelationModel.updateOne(
      { _id: relation._id, changedAt: relation.changedAt ?? null },
      { $set: set, ...(consent.given ? {} : { $unset: { name: 1 } }) },
      { session: tx },
    );
    if (changed.matchedCount === 0) throw GraphError.outdated();
    const back = backOf(relation);
    if (back) await RelationModel.updateMany(back, { $set: set }, { session: tx });
    const values = {
      from: sayTie(relation.kind, relation.consented),
      to: sayTie(relation.kind, consent.given),
    };
    await writeDown(relation.customerId, relation._id, values, trail, tx);
  });
}

/** Takes a tie away at both ends. */
export async function removeRelation(relation: RelationDocument, trail: Trail): Promise<void> {
  await transact(async (tx) => {
    const done = await RelationModel.deleteOne({ _id: relation._id }, { session: tx });
    if (done.deletedCount === 0) throw GraphError.notFound();
    const back = backOf(relation);
    if (back) await RelationModel.deleteMany(back, { session: tx });
    const values = { from: sayTie(relation.kind, relation.consented) };
    await writeDown(relation.customerId, relation._id, values, trail, tx);
  });
}

function backOf({ customerId, otherCustomerId, kind }: RelationDocument) {
  const back = inverse[kind];
  if (!otherCustomerId || !back) return undefined;
  return { customerId: otherCustomerId, otherCustomerId: customerId, kind: back };
}

function consentFields({ given, way, on, until }: GivenConsent, { actor, ports }: Trail) {
  const now = ports.clock.now();
  const consent: RelationConsent = {
    on: on ?? dayOf(now),
    ...(given && until ? { until } : {}),
    ...(given && way ? { way } : {}),
    by: actor.id,
  };
  return { consented: given, consent, changedAt: now };
}

const sayTie = (kind: RelationDocument["kind"], isGiven: boolean): string =>
  `${words.relations[kind]} ${isGiven ? words.consented : words.notConsented}`;

async function writeDown(
  customerId: string,
  relationId: string,
  values: { readonly from?: string; readonly to?: string },
  trail: Trail,
  tx: Tx,
): Promise<void> {
  const { actor, ip, requestId, ports } = trail;
  await recordChanges(customerId, [{ key: "family", ...values }], { trail, source: "staff" }, tx);
  await announce(tx, {
    type: "relation.changed",
    aggregate: { kind: "customer", id: customerId },
    actor,
    at: ports.clock.now(),
    data: { customerId, relationId },
  });
  await ports.audit.record(
    {
      actor,
      act: "relation.changed",
      object: { kind: "relation", id: relationId },
      customerId,
      result: "ok",
      ip,
      requestId,
      fields: ["family"],
    },
    { session: tx },
  );
}
