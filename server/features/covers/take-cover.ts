import { announce } from "@server/core/events";
import { newId } from "@server/core/ids";
import { transact } from "@server/core/mongo";
import type { StaffActor } from "@server/core/policy";
import type { Trail } from "@server/core/trail";
import { askApproval } from "@server/features/approvals";
import { freeLeave, takeLeaveFor } from "@server/features/bookings";
import { customers } from "@server/features/customers";
import {
  type CoverDocument,
  covers,
  type StaffDocument,
  staff,
} from "@server/features/organisation";
import { sayMoment } from "@shared/format/moment";
import { CoverError, StaffError } from "@shared/staff/errors";
import { covers as words } from "@shared/text/zh-CN/covers";
import { coverApproval } from "./cover.approval";
import { mayEnd, mayEnter } from "./cover.policy";

interface Asked {
  readonly staffId: string;
  readonly coverId: string;
  readonly start: Date;
  readonly end: Date;
  readonly reason: string;
}

const longest = 31 * 86_400_000;

/** Leave and cover in one act: the time is blocked at once, the cover waits for a second person's yes. */
export async function takeCover(
  asked: Asked,
  actor: StaffActor,
  trail: Trail,
): Promise<CoverDocument> {
  const [absent, by] = await Promise.all([staff.find(asked.staffId), staff.find(asked.coverId)]);
  if (!absent || !mayEnter(actor, absent)) throw StaffError.notFound();
  await refuseBad(asked, absent, by, trail);
  const now = trail.ports.clock.now();
  const { approvalPayload, reason } = await wordsOf(asked, absent, by as StaffDocument, now);
  const _id = newId("cov");
  await takeLeaveFor(absent._id, asked, trail, async (leave, tx) => {
    const { approvalId } = await askApproval(
      trail,
      coverApproval,
      { coverId: _id, absentId: absent._id, ...approvalPayload },
      reason,
      { tx, about: `cover:${_id}` },
    );
    await covers.insert(
      {
        _id,
        ...asked,
        unitPath: absent.unitPath,
        state: "waiting",
        leaveId: leave._id,
        askedBy: actor.id,
        approvalId,
        changedAt: now,
        createdAt: now,
      },
      tx,
    );
  });
  return (await covers.find(_id)) as CoverDocument;
}

async function refuseBad(
  { staffId, coverId, start, end }: Asked,
  absent: StaffDocument,
  by: StaffDocument | null,
  { ports }: Trail,
): Promise<void> {
  if (end <= start || end <= ports.clock.now() || end.getTime() - start.getTime() > longest)
    throw CoverError.badTime();
  const fits =
    by?.state === "active" &&
    by._id !== absent._id &&
    by.roles.includes("rm") &&
    by.unitPath.some((unit) => absent.unitPath.slice(1).includes(unit));
  if (!fits) throw CoverError.notAColleague();
  if ((await covers.clashing(staffId, start, end)).length > 0) throw CoverError.overlaps();
  if ((await covers.clashing(coverId, start, end)).length > 0) throw CoverError.coverAway();
}

async function wordsOf(
  { start, end, reason }: Asked,
  absent: StaffDocument,
  by: StaffDocument,
  now: Date,
) {
  const count = (await customers.load([absent._id])).get(absent._id) ?? 0;
  const say = (at: Date) => sayMoment(at, now);
  return {
    reason: `${words.approvalReason}${reason}`,
    approvalPayload: {
      absent: absent.name,
      by: by.name,
      span: `${say(start)} – ${say(end)}`,
      customers: String(count),
    },
  };
}

/** Ends a cover now: the sight of it goes within a second, and the rest of the leave is free again. */
export async function endCover(
  id: string,
  actor: StaffActor,
  trail: Trail,
): Promise<CoverDocument> {
  const cover = await covers.find(id);
  if (!cover || !mayEnd(actor, cover)) throw CoverError.notFound();
  const now = trail.ports.clock.now();
  const { ip, requestId, ports } = trail;
  return transact(async (tx) => {
    const ended = await covers.advance(
      id,
      ["waiting", "approved"],
      { state: "ended", end: now < cover.end ? now : cover.end, changedAt: now },
      tx,
    );
    if (!ended) throw CoverError.notFound();
    await freeLeave(cover.leaveId, tx);
    await announce(tx, {
      type: "cover.ended",
      aggregate: { kind: "cover", id },
      actor: trail.actor,
      at: now,
      data: { staffId: cover.staffId, coverId: cover.coverId },
    });
    await ports.audit.record(
      {
        actor: trail.actor,
        act: "cover.ended",
        object: { kind: "cover", id },
        result: "ok",
        ip,
        requestId,
      },
      { session: tx },
    );
    return ended;
  });
}
