import { hours as hoursLong } from "@server/core/clock";
import { announce } from "@server/core/events";
import { newId } from "@server/core/ids";
import type { RequestContext } from "@server/core/implement";
import { type Tx, transact } from "@server/core/mongo";
import type { StaffActor } from "@server/core/policy";
import { type Trail, trailOf } from "@server/core/trail";
import { type AccessGrantDocument, accessGrants, grantPlace } from "@server/features/access-grants";
import { raiseAlarm } from "@server/features/alarms";
import { askApproval } from "@server/features/approvals";
import {
  type CustomerDocument,
  customers,
  customersSeenBy,
  everyCustomer,
  openNames,
} from "@server/features/customers";
import type { Ports } from "@server/ports";
import type { AccessKind, AccessPurpose } from "@shared/access/access";
import { AccessError } from "@shared/access/errors";
import { accessApproval } from "./access.approval";
import { maskNumber } from "./mask-number";

export type StaffContext = RequestContext<StaffActor>;

interface Asked {
  readonly number: string;
  readonly purpose: AccessPurpose;
  readonly reason: string;
  readonly hours: number;
}

/** Requests an hour: enough for work, too few to try numbers. */
const mostAnHour = 10;
const lapseHours = 72;

/** Asks the customer's own RM or lead. What is answered and what is written is the same when there is no such customer. */
export async function askAccess(asked: Asked, context: StaffContext): Promise<AccessGrantDocument> {
  const customer = await subjectOf(asked.number, context);
  const grant = await grantOf("asked", asked, customer, context);
  const trail = trailOf(context);
  const name = customer ? await nameOf(customer, context.ports) : "";
  return transact(async (tx) => {
    const { approvalId } = await askApproval(
      trail,
      accessApproval,
      {
        grantId: grant._id,
        name,
        askedFor: maskNumber(asked.number),
        purpose: asked.purpose,
        hours: asked.hours,
        ...(customer
          ? { customerId: customer._id, rmId: customer.rmId, unitPath: [...customer.unitPath] }
          : {}),
      },
      asked.reason,
      { tx },
    );
    const saved = { ...grant, approvalId };
    await accessGrants.insert(saved, tx);
    return saved;
  });
}

/** Opens at once. Alarms go out in the same act, for a number that belongs to nobody as well. */
export async function breakGlass(
  asked: Asked,
  context: StaffContext,
): Promise<AccessGrantDocument> {
  const customer = await subjectOf(asked.number, context);
  const now = context.ports.clock.now();
  const grant = {
    ...(await grantOf("breakGlass", asked, customer, context)),
    from: now,
    until: new Date(now.getTime() + hoursLong(asked.hours)),
  };
  await transact(async (tx) => {
    await accessGrants.insert(grant, tx);
    await writeDown(grant, "access.brokenGlass", trailOf(context), tx, asked.reason);
    await raiseAlarm(
      {
        kind: "breakGlass",
        staffId: context.actor.id,
        count: 1,
        cause: grant._id,
        people: customer ? [customer.rmId] : [],
        units: customer?.unitPath ?? [],
      },
      context.ports,
      tx,
    );
  });
  return grant;
}

/** Compliance reads one customer unmasked for a while; the reason stands in the trail. */
export async function openForReview(
  customer: CustomerDocument,
  asked: Omit<Asked, "number">,
  context: StaffContext,
): Promise<AccessGrantDocument> {
  const now = context.ports.clock.now();
  const grant = {
    ...(await grantOf("review", { ...asked, number: customer.no }, customer, context)),
    from: now,
    until: new Date(now.getTime() + hoursLong(asked.hours)),
  };
  await transact(async (tx) => {
    await accessGrants.insert(grant, tx);
    await writeDown(grant, "access.opened", trailOf(context), tx, asked.reason);
  });
  return grant;
}

/** Gives an access back before its time. */
export async function endAccess(id: string, context: StaffContext): Promise<AccessGrantDocument> {
  const { actor, ports } = context;
  const found = await accessGrants.find(id);
  if (found?.staffId !== actor.id) throw AccessError.notFound();
  return transact(async (tx) => {
    const ended = await accessGrants.end(id, actor.id, ports.clock.now(), tx);
    if (!ended) throw AccessError.notRunning();
    await writeDown(ended, "access.ended", trailOf(context), tx);
    return ended;
  });
}

/** The event and the trail's row of a step, in its transaction. */
export async function writeDown(
  { _id, customerId, staffId, kind }: AccessGrantDocument,
  act: string,
  { actor, ip, requestId, ports }: Trail,
  tx: Tx,
  reason?: string,
): Promise<void> {
  await announce(tx, {
    type: act,
    aggregate: { kind: "access", id: _id },
    actor,
    at: ports.clock.now(),
    data: { kind, staffId, ...(customerId ? { customerId } : {}) },
  });
  await ports.audit.record(
    {
      actor,
      act,
      object: { kind: "access", id: _id },
      ...(customerId ? { customerId } : {}),
      result: "ok",
      ip,
      requestId,
      ...(reason ? { reason } : {}),
      fields: [kind],
    },
    { session: tx },
  );
}

/** The one customer a whole number belongs to; undefined for none or several. */
async function subjectOf(
  number: string,
  { actor, ports }: StaffContext,
): Promise<CustomerDocument | undefined> {
  const since = new Date(ports.clock.now().getTime() - hoursLong(1));
  if ((await accessGrants.countSince(actor.id, since)) >= mostAnHour) throw AccessError.tooMany();
  const found = await customers.within(everyCustomer).byWholeNumber(ports.vault, number);
  const [only] = found.length === 1 ? found : [];
  if (!only) return undefined;
  const own = await customers.within(customersSeenBy(actor)).find(only._id);
  if (own) throw AccessError.alreadyYours({ customerId: own._id });
  return only;
}

async function grantOf(
  kind: AccessKind,
  { number, purpose, reason, hours }: Asked,
  customer: CustomerDocument | undefined,
  { actor, ports }: StaffContext,
): Promise<AccessGrantDocument> {
  const _id = newId("acc");
  const now = ports.clock.now();
  const [askedFor, sealedReason] = await Promise.all([
    ports.vault.seal("staff", grantPlace(_id, "askedFor"), maskNumber(number)),
    ports.vault.seal("staff", grantPlace(_id, "reason"), reason),
  ]);
  return {
    _id,
    kind,
    staffId: actor.id,
    ...(customer ? { customerId: customer._id } : {}),
    askedFor,
    reason: sealedReason,
    purpose,
    hours,
    askedAt: now,
    lapsesAt: new Date(now.getTime() + hoursLong(lapseHours)),
    changedAt: now,
  };
}

async function nameOf(customer: CustomerDocument, { vault }: Ports): Promise<string> {
  return (await openNames(vault, [customer])).get(customer._id) ?? "";
}
