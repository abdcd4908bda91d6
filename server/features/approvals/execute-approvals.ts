import { seconds } from "@server/core/clock";
import { transact } from "@server/core/mongo";
import { type Trail, trailOfJob } from "@server/core/trail";
import type { Ports } from "@server/ports";
import { ApprovalError } from "@shared/approvals/errors";
import { AppError } from "@shared/core/errors";
import { type ApprovalDocument, ApprovalModel, approvals } from "./approval.model";
import { everyApproval } from "./approval.policy";
import { writeDown } from "./decide-approval";
import { openPayload, tellEnded } from "./open-approval";

const records = approvals.within(everyApproval);
const mostAttempts = 5;

/** Carries out what was approved and ends what waited too long. Safe to run twice, on several machines. */
export async function executeApprovals(ports: Ports): Promise<void> {
  await expire(ports);
  const due = await ApprovalModel.find({
    state: "approved",
    $or: [{ retryAt: { $exists: false } }, { retryAt: { $lte: new Date() } }],
  })
    .sort({ askedAt: 1 })
    .limit(50)
    .lean<ApprovalDocument[]>();
  for (const approval of due) await execute(approval, ports);
}

/** In the asker's name: the decider's stands in the trail of the yes. */
const trailOf = ({ _id, askerId, askerRoles }: ApprovalDocument, ports: Ports): Trail => ({
  actor: { kind: "staff", id: askerId, roles: askerRoles },
  ip: "",
  requestId: _id,
  ports,
});

async function execute(approval: ApprovalDocument, ports: Ports): Promise<void> {
  const opened = await openPayload(approval, ports);
  if (!opened) return fail(approval, ApprovalError.unreadable().code, ports);
  const trail = trailOf(approval, ports);
  const { _id, askerId, deciderId = "", decidedAt = ports.clock.now() } = approval;
  try {
    await transact(async (tx) => {
      const now = ports.clock.now();
      // First of all: who comes second finds nothing to do, whatever the act would have done.
      const done = await records.move(
        _id,
        "approved",
        {
          set: { state: "executed", executedAt: now, updatedAt: now },
          unset: ["failure"],
        },
        tx,
      );
      if (!done) return;
      await writeDown(done, "approval.executed", trail, tx);
      await opened.definition.execute(opened.payload, trail, {
        id: _id,
        askerId,
        deciderId,
        decidedAt,
        tx,
      });
    });
  } catch (error) {
    if (error instanceof AppError) return fail(approval, error.code, ports);
    ports.log.error({ err: error, approval: _id }, "approved act failed");
    await again(approval, ports);
  }
}

/** A fault of the machine is tried again, each time later; in the end a person must look. */
async function again(approval: ApprovalDocument, ports: Ports): Promise<void> {
  const attempts = approval.attempts + 1;
  if (attempts >= mostAttempts) return fail(approval, "request.unexpected", ports);
  await ApprovalModel.updateOne(
    { _id: approval._id, state: "approved" },
    { $set: { attempts, retryAt: new Date(Date.now() + seconds(2 ** attempts)) } },
  );
}

async function fail(approval: ApprovalDocument, failure: string, ports: Ports): Promise<void> {
  await transact(async (tx) => {
    const after = await records.move(
      approval._id,
      "approved",
      {
        set: {
          state: "failed",
          failure,
          attempts: 0,
          updatedAt: ports.clock.now(),
        },
        unset: ["retryAt"],
      },
      tx,
    );
    if (after) await writeDown(after, "approval.failed", trailOf(approval, ports), tx);
  });
}

async function expire(ports: Ports): Promise<void> {
  const now = ports.clock.now();
  const lapsed = await ApprovalModel.find({ state: "asked", expiresAt: { $lte: now } })
    .limit(100)
    .lean<ApprovalDocument[]>();
  for (const { _id } of lapsed) {
    await transact(async (tx) => {
      const after = await records.move(
        _id,
        "asked",
        { set: { state: "expired", updatedAt: now } },
        tx,
      );
      if (!after) return;
      await writeDown(after, "approval.expired", trailOfJob("approval.run", ports), tx);
      await tellEnded(after, "expired", ports, tx);
    });
  }
}
