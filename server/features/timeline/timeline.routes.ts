import { type Implementation, implement } from "@server/core/implement";
import { bulkReads, customers, customersSeenBy } from "@server/features/customers";
import { staff } from "@server/features/organisation";
import { fill } from "@shared/text/fill";
import { timeline as words } from "@shared/text/zh-CN/timeline";
import { listTimeline, type TimelineEntry, TimelineError } from "@shared/timeline/timeline";
import { linesOf, type TimelineDocument } from "./timeline.model";

export const timelineRoutes: readonly Implementation[] = [
  implement(listTimeline)(
    async ({ customerId, kind, cursor, limit = 30 }, { actor, ports, ip, requestId }) => {
      const customer = await customers.within(customersSeenBy(actor)).find(customerId);
      if (!customer) throw TimelineError.notFound();
      await bulkReads(actor.id, customerId);
      ports.audit.note({
        actor: { kind: "staff", id: actor.id, roles: actor.roles },
        act: "timeline.read",
        object: { kind: "customer", id: customerId },
        customerId,
        result: "ok",
        ip,
        requestId,
      });
      const before = cursor ? readCursor(cursor) : undefined;
      const lines = await linesOf(customerId, {
        ...(kind ? { kind } : {}),
        ...(before ? { before } : {}),
        limit: limit + 1,
      });
      const page = lines.slice(0, limit);
      const last = page.at(-1);
      return {
        items: await present(page),
        ...(last && lines.length > limit
          ? { nextCursor: `${last.at.toISOString()}|${last._id}` }
          : {}),
      };
    },
  ),
];

async function present(lines: readonly TimelineDocument[]): Promise<TimelineEntry[]> {
  const ids = lines.flatMap(({ by }) => (by.kind === "staff" ? by.id : []));
  const people = await staff.named([...new Set(ids)]);
  const names = new Map(people.map(({ _id, name }) => [_id, name]));
  return lines.map(({ _id, at, kind, line, params, by, about }) => ({
    id: _id,
    at: at.toISOString(),
    kind,
    title: fill(words.lines[line], params),
    by: by.kind === "staff" ? (names.get(by.id) ?? words.by.staff) : words.by[by.kind],
    ...(about ? { about } : {}),
  }));
}

function readCursor(cursor: string): { at: Date; id: string } | undefined {
  const [time = "", id = ""] = cursor.split("|");
  const at = new Date(time);
  return Number.isNaN(at.getTime()) ? undefined : { at, id };
}
