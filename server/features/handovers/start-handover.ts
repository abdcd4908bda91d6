import { days } from "@server/core/clock";
import { newId } from "@server/core/ids";
import { type Tx, transact } from "@server/core/mongo";
import type { StaffActor } from "@server/core/policy";
import type { Trail } from "@server/core/trail";
import { askApproval } from "@server/features/approvals";
import { bookOf } from "@server/features/customers";
import type { StaffDocument } from "@server/features/organisation";
import { HandoverError, StaffError } from "@shared/staff/errors";
import { bulkFrom } from "@shared/staff/handovers";
import { handovers as words } from "@shared/text/zh-CN/handovers";
import { handoverApproval } from "./handover.approval";
import { everyHandover, type HandoverDocument, handovers, notePlace } from "./handover.model";
import { formerManager, successorsFor } from "./preview-handover";
import { turns } from "./turn.model";

interface Asked {
  readonly clientId: string;
  readonly kind: HandoverDocument["kind"];
  readonly fromId: string;
  readonly note: string;
  readonly assignments: readonly { readonly customerId: string; readonly toId: string }[];
  readonly companionDays?: number | undefined;
}

/**
 * Writes a hand-over down as a whole. From here on it happens, whatever is killed: at once, or when
 * a second person has agreed where many customers are concerned.
 */
export async function startHandover(
  asked: Asked,
  actor: StaffActor,
  trail: Trail,
): Promise<HandoverDocument> {
  const known = handovers.within(everyHandover);
  const repeated = await known.repeated(actor.id, asked.clientId);
  if (repeated) return repeated;
  const from = await formerManager(asked.fromId, actor);
  if (asked.kind === "leaver" && from._id === actor.id) throw StaffError.notYourself();
  const to = await successorsFor(
    asked.assignments.map(({ toId }) => toId),
    from._id,
    actor,
  );
  await refuseOutdated(asked, from);
  const document = await draft(asked, from, to, trail);
  return writeOnce(document, (tx) => write(document, asked, { from, to }, trail, tx));
}

/** Of the same request sent twice at once one is written, and both are answered with it. */
async function writeOnce(
  document: HandoverDocument,
  work: (tx: Tx) => Promise<void>,
): Promise<HandoverDocument> {
  const { _id, fromId, askedBy, clientId } = document;
  const known = handovers.within(everyHandover);
  const isWritten = async (id: string) => (await known.find(id)) !== null;
  if (!(await turns.take(fromId, _id, isWritten))) {
    const twin = await comingTwin(askedBy, clientId);
    if (twin) return twin;
    throw HandoverError.alreadyUnderWay();
  }
  try {
    await transact(work);
  } catch (error) {
    await turns.free(fromId, _id);
    throw error;
  }
  return (await known.find(_id)) ?? document;
}

/** The same request may be about to be committed by its twin. */
async function comingTwin(askedBy: string, clientId: string): Promise<HandoverDocument | null> {
  for (let looked = 0; looked < 20; looked += 1) {
    const twin = await handovers.within(everyHandover).repeated(askedBy, clientId);
    if (twin) return twin;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return null;
}

/** Every customer is still the former manager's, each named once, and a leaver leaves nobody behind. */
async function refuseOutdated({ kind, assignments }: Asked, from: StaffDocument): Promise<void> {
  const book = new Set((await bookOf(from._id)).map(({ _id }) => _id));
  const named = new Set(assignments.map(({ customerId }) => customerId));
  if (named.size !== assignments.length || [...named].some((id) => !book.has(id)))
    throw HandoverError.outdated();
  if (kind === "leaver" && named.size !== book.size)
    throw HandoverError.incomplete({ missing: book.size - named.size });
}

async function draft(
  { clientId, kind, note, assignments, companionDays = 0 }: Asked,
  from: StaffDocument,
  to: readonly StaffDocument[],
  { actor, ports }: Trail,
): Promise<HandoverDocument> {
  const _id = newId("hdo");
  const now = ports.clock.now();
  const waits = assignments.length >= bulkFrom;
  return {
    _id,
    clientId,
    kind,
    fromId: from._id,
    successorIds: to.map((one) => one._id),
    unitPath: from.unitPath,
    askedBy: actor.id,
    note: await ports.vault.seal("staff", notePlace(_id), note),
    ...(kind === "succession" && companionDays > 0
      ? { companionUntil: new Date(now.getTime() + days(companionDays)) }
      : {}),
    state: waits ? "waiting" : "running",
    total: assignments.length,
    createdAt: now,
    ...(waits ? {} : { startedAt: now }),
  };
}

async function write(
  document: HandoverDocument,
  { assignments, kind, note }: Asked,
  { from, to }: { readonly from: StaffDocument; readonly to: readonly StaffDocument[] },
  trail: Trail,
  tx: Tx,
): Promise<void> {
  const { _id } = document;
  const gets = (id: string) => assignments.filter(({ toId }) => toId === id).length;
  const approval =
    document.state === "waiting"
      ? await askApproval(
          trail,
          handoverApproval,
          {
            handoverId: _id,
            kind,
            from: from.name,
            customers: String(assignments.length),
            to: to.map((one) => words.share(one.name, gets(one._id))).join("、"),
          },
          note.slice(0, 200),
          { tx, about: `handover:${_id}` },
        )
      : undefined;
  await handovers.insert(
    { ...document, ...approval },
    assignments.map(({ customerId, toId }) => ({
      _id: `${_id}:${customerId}`,
      handoverId: _id,
      customerId,
      toId,
      state: "planned",
    })),
    tx,
  );
  const { actor, ip, requestId, ports } = trail;
  await ports.audit.record(
    {
      actor,
      act: "handover.asked",
      object: { kind: "handover", id: _id },
      result: "ok",
      ip,
      requestId,
      reason: note,
      fields: [kind, String(assignments.length)],
    },
    { session: tx },
  );
}
