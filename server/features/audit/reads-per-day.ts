import { days as daysMs } from "@server/core/clock";
import { staff, units } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import type { ReadsOfPerson } from "@shared/audit/entry";
import { dayOf } from "@shared/calendar/day";
import { countedReads } from "./acts";
import { auditLines } from "./find-entries";

/** A day stands out above three times one's own usual day, when it is a number at all worth a look. */
const times = 3;
const atLeast = 20;

/** How often each member of staff opened somebody's data, day by day. */
export async function readsPerDay(
  count: number,
  { clock }: Pick<Ports, "clock">,
): Promise<{ days: string[]; people: ReadsOfPerson[] }> {
  const now = clock.now();
  const list = Array.from({ length: count }, (_, back) =>
    dayOf(new Date(now.getTime() - daysMs(count - 1 - back))),
  );
  const since = new Date(`${list[0]}T00:00:00+08:00`).toISOString();
  const groups = await auditLines()
    .aggregate<{ _id: { staffId: string; day: string }; count: number }>([
      {
        $match: {
          at: { $gte: since, $lte: now.toISOString() },
          "actor.kind": "staff",
          act: countedReads,
          result: "ok",
        },
      },
      {
        $group: {
          _id: {
            staffId: "$actor.id",
            day: {
              $dateToString: {
                date: { $toDate: "$at" },
                format: "%Y-%m-%d",
                timezone: "Asia/Shanghai",
              },
            },
          },
          count: { $sum: 1 },
        },
      },
    ])
    .toArray();
  const byPerson = new Map<string, Map<string, number>>();
  for (const { _id, count: reads } of groups) {
    const own = byPerson.get(_id.staffId) ?? new Map<string, number>();
    byPerson.set(_id.staffId, own.set(_id.day, reads));
  }
  const people = await staff.named([...byPerson.keys()]);
  const unitNames = new Map((await units.all()).map(({ _id, name }) => [_id, name]));
  return {
    days: list,
    people: people
      .map((person) => ({
        staffId: person._id,
        name: person.name,
        unitName: unitNames.get(person.unitId) ?? "",
        ...summaryOf(list, byPerson.get(person._id) ?? new Map()),
      }))
      .sort((a, b) => b.total - a.total),
  };
}

function summaryOf(list: readonly string[], own: ReadonlyMap<string, number>) {
  const counts = list.map((day) => own.get(day) ?? 0);
  return {
    median: medianOf(counts.filter((count) => count > 0)),
    total: counts.reduce((sum, count) => sum + count, 0),
    days: list.map((day, at) => {
      const count = counts[at] ?? 0;
      // The day itself does not make its own measure.
      const usual = medianOf(counts.filter((other, place) => place !== at && other > 0));
      return { day, count, isOutlier: count >= atLeast && count > times * Math.max(usual, 1) };
    }),
  };
}

function medianOf(counts: readonly number[]): number {
  const sorted = [...counts].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}
