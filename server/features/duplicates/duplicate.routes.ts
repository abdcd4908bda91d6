import { cursorOf, readCursor } from "@server/core/cursor";
import { type Implementation, implement, type RequestContext } from "@server/core/implement";
import { transact } from "@server/core/mongo";
import type { StaffActor } from "@server/core/policy";
import { trailOf } from "@server/core/trail";
import { askApproval } from "@server/features/approvals";
import { type CustomerDocument, noteRead, openNames } from "@server/features/customers";
import * as contract from "@shared/duplicates/duplicates";
import {
  DuplicateError,
  type DuplicatePair,
  type MergeChoice,
} from "@shared/duplicates/duplicates";
import { maskName } from "@shared/masking/masking";
import { beginMerge } from "./begin-merge";
import { compare, needsSecondPerson, pairInScope, presentPairs } from "./compare";
import { mergeApproval } from "./merge.approval";
import { type MergeDocument, MergeModel } from "./merge.model";
import { type SuspectDocument, SuspectModel } from "./suspect.model";
import { beginUndo } from "./undo-merge";

type Context = RequestContext<StaffActor>;

const states = {
  open: ["open", "waiting", "merging"],
  decided: ["dismissed", "merged"],
} as const;

export const duplicateRoutes: readonly Implementation[] = [
  implement(contract.listDuplicates)(
    async ({ view = "open", cursor, limit = 30 }, { actor, ports }) => {
      const before = readCursor(cursor);
      const found = await SuspectModel.find({
        state: { $in: [...states[view]] },
        ...(before ? { foundAt: { $lte: before.at }, _id: { $ne: before.id } } : {}),
      })
        .sort({ foundAt: -1, _id: -1 })
        .limit(limit + 1)
        .lean<SuspectDocument[]>();
      const page = found.slice(0, limit);
      const last = page.at(-1);
      const more = last && found.length > limit;
      return {
        items: await presentPairs(page, actor, ports),
        ...(more ? { nextCursor: cursorOf({ at: last.foundAt, id: last._id }) } : {}),
      };
    },
  ),
  implement(contract.compareDuplicates)(async ({ id }, context) => {
    const comparison = await compare(id, context.actor, context.ports);
    for (const { id: customerId } of [comparison.pair.one, comparison.pair.other])
      noteRead(context, "customer.compared", customerId);
    return comparison;
  }),
  implement(contract.dismissDuplicates)(async ({ id, reason }, context) => {
    const { suspect } = await pairInScope(id, context.actor);
    await decide(suspect, "dismissed", reason, context);
    return presentOne(id, context);
  }),
  implement(contract.mergeDuplicates)(async ({ id, choice, reason }, context) => {
    const { suspect, one, other } = await pairInScope(id, context.actor);
    if (suspect.state !== "open") throw DuplicateError.alreadyDecided();
    if (needsSecondPerson(one, other)) await ask(suspect, [one, other], choice, reason, context);
    else await beginMerge(suspect, choice, trailOf(context));
    return presentOne(id, context);
  }),
  implement(contract.undoMerge)(async ({ id }, context) => {
    const merge = await MergeModel.findById(id).lean<MergeDocument | null>();
    if (!merge) throw DuplicateError.notFound();
    const suspect = await SuspectModel.findById(merge.suspectId).lean<SuspectDocument | null>();
    if (!suspect) throw DuplicateError.notFound();
    // Only who may see the record that stayed takes it apart.
    await presentPair(suspect, context);
    await beginUndo(merge, trailOf(context));
    return presentPair(suspect, context);
  }),
];

async function presentOne(id: string, context: Context): Promise<DuplicatePair> {
  const suspect = await SuspectModel.findById(id).lean<SuspectDocument | null>();
  if (!suspect) throw DuplicateError.notFound();
  return presentPair(suspect, context);
}

async function presentPair(suspect: SuspectDocument, { actor, ports }: Context) {
  const [shown] = await presentPairs([suspect], actor, ports);
  if (!shown) throw DuplicateError.notFound();
  return shown;
}

async function decide(
  { _id, one }: SuspectDocument,
  state: "dismissed",
  reason: string,
  context: Context,
): Promise<void> {
  const { actor, ip, requestId, ports } = trailOf(context);
  await transact(async (tx) => {
    const done = await SuspectModel.updateOne(
      { _id, state: "open" },
      { $set: { state, decidedBy: actor.id, decidedAt: ports.clock.now() } },
      { session: tx },
    );
    if (done.modifiedCount === 0) throw DuplicateError.alreadyDecided();
    await ports.audit.record(
      {
        actor,
        act: "duplicate.dismissed",
        object: { kind: "duplicate", id: _id },
        customerId: one,
        result: "ok",
        ip,
        requestId,
        reason,
      },
      { session: tx },
    );
  });
}

async function ask(
  suspect: SuspectDocument,
  both: readonly [CustomerDocument, CustomerDocument],
  { survivorId, takeOther }: MergeChoice,
  reason: string,
  context: Context,
): Promise<void> {
  if (!both.some(({ _id }) => _id === survivorId)) throw DuplicateError.notInPair();
  const names = await openNames(context.ports.vault, both);
  const masked = (isSurvivor: boolean) =>
    both
      .filter(({ _id }) => (_id === survivorId) === isSurvivor)
      .map(({ _id }) => maskName(names.get(_id) ?? ""))
      .join();
  const payload = {
    suspectId: suspect._id,
    survivorId,
    takeOther: [...takeOther],
    survivor: masked(true),
    loser: masked(false),
  };
  await transact(async (tx) => {
    const done = await SuspectModel.updateOne(
      { _id: suspect._id, state: "open" },
      { $set: { state: "waiting" } },
      { session: tx },
    );
    if (done.modifiedCount === 0) throw DuplicateError.alreadyDecided();
    const about = `duplicate:${suspect._id}`;
    await askApproval(trailOf(context), mergeApproval, payload, reason, { tx, about });
  });
}
