import type { StaffActor } from "@server/core/policy";
import { customers } from "@server/features/customers";
import { type CoverDocument, type StaffDocument, staff } from "@server/features/organisation";
import type { Cover } from "@shared/staff/covers";
import { mayEnd } from "./cover.policy";

/** Leaves with their covers, for one reader. */
export async function presentCovers(
  list: readonly CoverDocument[],
  actor: StaffActor,
  now: Date,
): Promise<Cover[]> {
  const ids = [...new Set(list.flatMap(({ staffId, coverId }) => [staffId, coverId]))];
  const [people, load] = await Promise.all([staff.named(ids), customers.load(ids)]);
  const byId = new Map(people.map((one) => [one._id, one]));
  return list.map((cover) => ({
    id: cover._id,
    absent: cardOf(byId.get(cover.staffId), cover.staffId),
    by: cardOf(byId.get(cover.coverId), cover.coverId),
    start: cover.start.toISOString(),
    end: cover.end.toISOString(),
    reason: cover.reason,
    state: cover.state === "approved" && cover.end <= now ? "ended" : cover.state,
    isOn: cover.state === "approved" && cover.start <= now && cover.end > now,
    customers: load.get(cover.staffId) ?? 0,
    ...(cover.state === "waiting" && cover.approvalId ? { approvalId: cover.approvalId } : {}),
    abilities: {
      end:
        mayEnd(actor, cover) &&
        cover.end > now &&
        (cover.state === "waiting" || cover.state === "approved"),
    },
  }));
}

const cardOf = (person: StaffDocument | undefined, id: string) => ({
  id,
  name: person?.name ?? "",
  title: person?.title ?? "",
});
