import { type StaffDocument, staff, units } from "@server/features/organisation";
import type { ApprovalDocument } from "./approval.model";

/** Who may decide a request: the same people as `decidableBy`, asked from the other side. */
export async function decidersOf({
  askerId,
  decides,
  people,
  unitPath,
}: Pick<ApprovalDocument, "askerId" | "decides" | "people" | "unitPath">): Promise<
  StaffDocument[]
> {
  const named = (await staff.named(people)).filter(
    ({ _id, state }) => state === "active" && _id !== askerId,
  );
  const lists = await Promise.all(decides.map((role) => staff.withRole(role)));
  const candidates = new Map(lists.flat().map((person) => [person._id, person]));
  candidates.delete(askerId);
  const fitting = await Promise.all(
    [...candidates.values()].map(async (person) =>
      (await mayDecide(person, decides, unitPath)) ? [person] : [],
    ),
  );
  return [...new Map([...named, ...fitting.flat()].map((one) => [one._id, one])).values()];
}

async function mayDecide(
  person: StaffDocument,
  decides: readonly string[],
  unitPath: readonly string[],
): Promise<boolean> {
  const roles = person.roles.filter((role) => decides.includes(role));
  if (roles.some((role) => role !== "lead" && role !== "head")) return true;
  if (roles.includes("lead") && unitPath.includes(person.unitId)) return true;
  if (!roles.includes("head")) return false;
  const top = (await units.branchOf(person.unitId))?._id ?? person.unitId;
  return unitPath.includes(top);
}
