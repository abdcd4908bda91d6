import type { StoredLine } from "@server/core/audit";
import { days } from "@server/core/clock";
import type { Place } from "@server/core/cursor";
import { staff, units } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import type { StaffRole } from "@shared/core/endpoint";
import { actsOf } from "./acts";
import { auditLines } from "./find-entries";
import { openReason } from "./open-reason";

/** One look at a customer's data, as the customer may see it: what the person is, never who. */
export interface Look {
  readonly id: string;
  readonly at: Date;
  readonly roles: readonly StaffRole[];
  readonly unitName: string;
  readonly act: string;
  readonly fields: readonly string[];
  readonly purpose?: string;
}

interface Range {
  readonly from?: Date;
  readonly to?: Date;
  readonly after?: Place | undefined;
  readonly limit?: number;
}

/**
 * Who looked at a customer's data, newest first: reads, reveals and exports by staff. One indexed
 * query by customer and time; lists in which the customer was only a row are not among them.
 */
export async function readersOf(
  customerId: string,
  { from, to, after, limit = 50 }: Range,
  { vault, clock }: Pick<Ports, "vault" | "clock">,
): Promise<{ readonly looks: Look[]; readonly next?: Place }> {
  const until = after?.at ?? to ?? clock.now();
  const since = from ?? new Date(until.getTime() - days(365));
  const looked = [actsOf.read, actsOf.reveal, actsOf.export];
  const lines = await auditLines()
    .find({
      customerId,
      at: { $gte: since.toISOString(), $lte: until.toISOString() },
      "actor.kind": "staff",
      result: "ok",
      $or: looked,
      ...(after ? { $nor: [{ at: after.at.toISOString(), id: { $gte: after.id } }] } : {}),
    } as never)
    .sort({ at: -1, id: -1 })
    .limit(limit + 1)
    .toArray();
  const page = lines.slice(0, limit);
  const last = page.at(-1);
  return {
    looks: await looksOf(page, vault),
    ...(last && lines.length > limit ? { next: { at: new Date(last.at), id: last.id } } : {}),
  };
}

async function looksOf(lines: readonly StoredLine[], vault: Ports["vault"]): Promise<Look[]> {
  const people = await staff.named([...new Set(lines.map(({ actor }) => actor.id))]);
  const unitNames = new Map((await units.all()).map(({ _id, name }) => [_id, name]));
  const unitOf = new Map(people.map(({ _id, unitId }) => [_id, unitNames.get(unitId) ?? ""]));
  return Promise.all(
    lines.map(async (line) => {
      const purpose = await openReason(line, vault);
      return {
        id: line.id,
        at: new Date(line.at),
        roles: line.actor.roles as readonly StaffRole[],
        unitName: unitOf.get(line.actor.id) ?? "",
        act: line.act,
        fields: line.fields ?? [],
        ...(purpose ? { purpose } : {}),
      };
    }),
  );
}
