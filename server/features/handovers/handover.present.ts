import { briefGates, type StaffDocument, staff } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import type { Handover } from "@shared/staff/handovers";
import {
  type HandoverDocument,
  type HandoverItemDocument,
  HandoverItems,
  notePlace,
} from "./handover.model";

/** A hand-over with how far it has come. */
export async function presentHandover(
  handover: HandoverDocument,
  { vault }: Ports,
): Promise<Handover> {
  const { _id, fromId, successorIds, askedBy } = handover;
  const [people, items, note, briefsRead] = await Promise.all([
    staff.named([fromId, askedBy, ...successorIds]),
    HandoverItems.find({ handoverId: _id }).lean<HandoverItemDocument[]>(),
    vault.open("staff", notePlace(_id), handover.note),
    briefGates.countRead(_id),
  ]);
  const byId = new Map(people.map((one) => [one._id, one]));
  const count = (state: HandoverItemDocument["state"]) =>
    items.filter((one) => one.state === state).length;
  return {
    id: _id,
    kind: handover.kind,
    state: handover.state,
    from: cardOf(byId.get(fromId), fromId),
    successors: successorIds.map((id) => ({
      ...cardOf(byId.get(id), id),
      gets: items.filter(({ toId }) => toId === id).length,
    })),
    note,
    askedBy: byId.get(askedBy)?.name ?? "",
    total: handover.total,
    moved: count("moved"),
    skipped: count("skipped"),
    briefsRead,
    ...(handover.state === "waiting" && handover.approvalId
      ? { approvalId: handover.approvalId }
      : {}),
    createdAt: handover.createdAt.toISOString(),
    ...(handover.finishedAt ? { finishedAt: handover.finishedAt.toISOString() } : {}),
  };
}

const cardOf = (person: StaffDocument | undefined, id: string) => ({
  id,
  name: person?.name ?? "",
  title: person?.title ?? "",
});
