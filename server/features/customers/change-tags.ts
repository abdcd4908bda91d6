import { announce } from "@server/core/events";
import { transact } from "@server/core/mongo";
import type { Trail } from "@server/core/trail";
import { dayOf } from "@shared/calendar/day";
import { RecordError } from "@shared/record/endpoints";
import { type CustomerDocument, CustomerModel, type CustomerTag } from "./customer.model";
import { recordChanges } from "./field-change.model";
import { openLocks, writeTags } from "./topic-locks";

type Named = Pick<CustomerTag, "name" | "dimension">;
const same = (one: Named, other: Named) =>
  one.name === other.name && one.dimension === other.dimension;

/** Tags that still count on a day. */
export const livingTags = (tags: readonly CustomerTag[], now: Date): CustomerTag[] =>
  tags.filter(({ until }) => until === undefined || until === null || until >= dayOf(now));

/** Adds a tag that a member of staff vouches for. */
export async function addTag(
  customer: CustomerDocument,
  tag: Named & { readonly confidence?: number | undefined; readonly until?: string | undefined },
  trail: Trail,
): Promise<void> {
  const now = trail.ports.clock.now();
  if (tag.until && tag.until < dayOf(now)) throw RecordError.badDay();
  const { name, dimension, confidence, until } = tag;
  const made: CustomerTag = {
    name,
    dimension,
    source: "rm",
    at: now,
    by: trail.actor.id,
    ...(confidence === undefined ? {} : { confidence }),
    ...(until ? { until } : {}),
  };
  await changeTags(customer._id, trail, "customer.tagged", name, (tags) => {
    if (livingTags(tags, now).some((one) => same(one, made))) throw RecordError.tagKnown();
    return [...tags.filter((one) => !same(one, made)), made];
  });
}

/** Takes a tag away that staff set; what the core system or a rule says is theirs to take back. */
export async function removeTag(
  customer: CustomerDocument,
  tag: Named,
  trail: Trail,
): Promise<void> {
  await changeTags(customer._id, trail, "customer.untagged", tag.name, (tags) => {
    const found = tags.find((one) => same(one, tag));
    if (!found) throw RecordError.notFound();
    if (found.source !== "rm") throw RecordError.tagNotRemovable();
    return tags.filter((one) => one !== found);
  });
}

async function changeTags(
  customerId: string,
  trail: Trail,
  act: "customer.tagged" | "customer.untagged",
  name: string,
  change: (tags: readonly CustomerTag[]) => CustomerTag[],
): Promise<void> {
  const { actor, ip, requestId, ports } = trail;
  const at = ports.clock.now();
  await transact(async (tx) => {
    const customer = await CustomerModel.findById(customerId)
      .session(tx)
      .lean<CustomerDocument | null>();
    if (!customer) throw RecordError.notFound();
    const { locks, tags: locked } = await openLocks(ports.vault, customer);
    const tags = change([...customer.tags, ...locked]);
    await writeTags(ports.vault, customer, { locks, tags }, tx);
    const value = act === "customer.tagged" ? { to: name } : { from: name };
    await recordChanges(customerId, [{ key: "tags", ...value }], { trail, source: "staff" }, tx);
    await announce(tx, {
      type: act,
      aggregate: { kind: "customer", id: customerId },
      actor,
      at,
      data: { customerId },
    });
    await ports.audit.record(
      {
        actor,
        act,
        object: { kind: "customer", id: customerId },
        customerId,
        result: "ok",
        ip,
        requestId,
        fields: ["tags"],
      },
      { session: tx },
    );
  });
}
