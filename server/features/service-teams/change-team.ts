import { announce } from "@server/core/events";
import { newId } from "@server/core/ids";
import { type Tx, transact } from "@server/core/mongo";
import type { Trail } from "@server/core/trail";
import type { CustomerDocument } from "@server/features/customers";
import { serviceMembers, staff } from "@server/features/organisation";
import { ServiceTeamError } from "@shared/staff/errors";

const longest = 366 * 86_400_000;

interface Asked {
  readonly staffId: string;
  readonly skill: string;
  readonly until: Date;
}

/** Asks an expert into a customer's team for a term. */
export async function addMember(
  customer: CustomerDocument,
  { staffId, skill, until }: Asked,
  trail: Trail,
): Promise<void> {
  const now = trail.ports.clock.now();
  if (until <= now || until.getTime() - now.getTime() > longest) throw ServiceTeamError.badTerm();
  const person = await staff.find(staffId);
  if (person?.state !== "active" || !person.roles.includes("expert"))
    throw ServiceTeamError.notAnExpert();
  const team = await serviceMembers.of(customer._id, now);
  if (team.some((one) => one.staffId === staffId && one.skill === skill))
    throw ServiceTeamError.alreadyMember();
  await transact(async (tx) => {
    await serviceMembers.insert(
      {
        _id: newId("mem"),
        customerId: customer._id,
        staffId,
        skill,
        from: now,
        until,
        addedBy: trail.actor.id,
        changedAt: now,
      },
      tx,
    );
    await tell("serviceTeam.joined", customer._id, staffId, trail, tx);
  });
}

/** Ends a term; `only` narrows it to one's own. */
export async function endMember(
  { _id: customerId }: CustomerDocument,
  memberId: string,
  only: string | undefined,
  trail: Trail,
): Promise<void> {
  await transact(async (tx) => {
    const ended = await serviceMembers.end(memberId, customerId, trail.ports.clock.now(), tx);
    if (!ended || (only && ended.staffId !== only)) throw ServiceTeamError.notFound();
    await tell("serviceTeam.left", customerId, ended.staffId, trail, tx);
  });
}

async function tell(
  act: string,
  customerId: string,
  staffId: string,
  { actor, ip, requestId, ports }: Trail,
  tx: Tx,
): Promise<void> {
  await announce(tx, {
    type: act,
    aggregate: { kind: "customer", id: customerId },
    actor,
    at: ports.clock.now(),
    data: { customerId, staffId },
  });
  await ports.audit.record(
    { actor, act, object: { kind: "staff", id: staffId }, customerId, result: "ok", ip, requestId },
    { session: tx },
  );
}
