import { announce } from "@server/core/events";
import { newId } from "@server/core/ids";
import { type Tx, transact } from "@server/core/mongo";
import { type Trail, trailOfJob } from "@server/core/trail";
import { giveBookings } from "@server/features/bookings";
import { giveCares } from "@server/features/cares";
import { giveConversation } from "@server/features/conversations";
import { customers, everyCustomer, giveManager, tokensInBook } from "@server/features/customers";
import {
  briefGates,
  type StaffDocument,
  serviceMembers,
  staff,
} from "@server/features/organisation";
import { giveTasks, openTasks } from "@server/features/tasks";
import type { Ports } from "@server/ports";
import { sayMoment } from "@shared/format/moment";
import { handovers as words } from "@shared/text/zh-CN/handovers";
import { type HandoverDocument, type HandoverItemDocument, HandoverItems } from "./handover.model";

/**
 * Moves one customer with everything that is theirs in one transaction: whoever looks in between
 * sees the customer wholly with the one manager or wholly with the other. What was moved already is
 * left alone, so that a job which was cut off can simply begin again.
 */
export async function moveCustomer(
  handover: HandoverDocument,
  item: HandoverItemDocument,
  ports: Ports,
): Promise<void> {
  const [customer, from, to] = await Promise.all([
    customers.within(everyCustomer).find(item.customerId),
    staff.find(handover.fromId),
    staff.find(item.toId),
  ]);
  const fits = to?.state === "active" && to.roles.includes("rm");
  if (!customer || customer.rmId !== handover.fromId || !from || !to || !fits)
    return settle(item, "skipped", ports);
  const tokens = await tokensInBook(customer, to._id, ports.vault);
  await transact(async (tx) => {
    const now = ports.clock.now();
    if (!(await take(item, "moved", now, tx))) return;
    if (!(await giveManager(item.customerId, from._id, to, tokens, now, tx))) {
      await HandoverItems.updateOne(
        { _id: item._id },
        { $set: { state: "skipped" } },
        { session: tx },
      );
      return;
    }
    await giveConversation(item.customerId, to, tx);
    await giveTasks(from._id, to._id, item.customerId, tx);
    await giveCares(item.customerId, to, tx);
    await moveBookings(handover, item, from, to, ports, tx);
    await accompany(handover, item, now, tx);
    await tell(handover, item, { from, to }, ports, tx);
  });
}

async function settle(
  item: HandoverItemDocument,
  state: "skipped",
  { clock }: Ports,
): Promise<void> {
  await transact(async (tx) => {
    await take(item, state, clock.now(), tx);
  });
}

/** First of all: whoever comes second finds nothing left to do. */
async function take(
  { _id }: HandoverItemDocument,
  state: "moved" | "skipped",
  movedAt: Date,
  tx: Tx,
): Promise<boolean> {
  const { modifiedCount } = await HandoverItems.updateOne(
    { _id, state: "planned" },
    { $set: { state, movedAt } },
    { session: tx },
  );
  return modifiedCount === 1;
}

/** A booking at a time the new manager has no more stands as promised; they are asked to move it. */
async function moveBookings(
  { _id }: HandoverDocument,
  { customerId }: HandoverItemDocument,
  from: StaffDocument,
  to: StaffDocument,
  ports: Ports,
  tx: Tx,
): Promise<void> {
  const now = ports.clock.now();
  const clashing = await giveBookings(customerId, from._id, to, now, tx);
  await openTasks(
    clashing.map(({ _id: bookingId, start }) => ({
      key: `handover:${_id}:${bookingId}`,
      kind: "followUp" as const,
      assigneeId: to._id,
      customerId,
      priority: "high" as const,
      title: words.clashTitle,
      detail: words.clashDetail(sayMoment(start, now)),
      dueAt: new Date(Math.min(start.getTime(), now.getTime() + 86_400_000)),
    })),
    { ports, session: tx },
  );
}

/** The new manager reads before writing; a former one who stays with the bank may stay beside. */
async function accompany(
  handover: HandoverDocument,
  { customerId, toId }: HandoverItemDocument,
  now: Date,
  tx: Tx,
): Promise<void> {
  await briefGates.insert(
    {
      _id: `${handover._id}:${customerId}`,
      cause: handover._id,
      reason: "handover",
      customerId,
      readerId: toId,
      fromId: handover.fromId,
      since: now,
    },
    tx,
  );
  if (!handover.companionUntil || handover.companionUntil <= now) return;
  await serviceMembers.insert(
    {
      _id: newId("mem"),
      customerId,
      staffId: handover.fromId,
      skill: words.companion,
      from: now,
      until: handover.companionUntil,
      addedBy: handover.askedBy,
      changedAt: now,
    },
    tx,
  );
}

async function tell(
  { _id, kind, askedBy }: HandoverDocument,
  { customerId }: HandoverItemDocument,
  { from, to }: { readonly from: StaffDocument; readonly to: StaffDocument },
  ports: Ports,
  tx: Tx,
): Promise<void> {
  const trail: Trail = trailOfJob("handover.run", ports);
  await announce(tx, {
    type: "customer.rmChanged",
    aggregate: { kind: "customer", id: customerId },
    actor: { kind: "staff", id: askedBy },
    at: ports.clock.now(),
    data: {
      customerId,
      handoverId: _id,
      kind,
      fromId: from._id,
      fromName: from.name,
      toId: to._id,
      toName: to.name,
    },
  });
  await ports.audit.record(
    {
      actor: { kind: "staff", id: askedBy, roles: [] },
      act: "customer.reassigned",
      object: { kind: "handover", id: _id },
      customerId,
      result: "ok",
      ip: "",
      requestId: trail.requestId,
      fields: ["rmId"],
    },
    { session: tx },
  );
}
