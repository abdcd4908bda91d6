import { cursorOf, readCursor } from "@server/core/cursor";
import { type Implementation, implement } from "@server/core/implement";
import { bulkReads, customers, customersSeenBy } from "@server/features/customers";
import { staff } from "@server/features/organisation";
import { fill } from "@shared/text/fill";
import { timeline as words } from "@shared/text/zh-CN/timeline";
import {
  listTimeline,
  type TimelineEntry,
  TimelineError,
  type TimelineKind,
} from "@shared/timeline/timeline";
import { channelOf, fits, type Narrowing, periodOf } from "./narrow";
import { noteTalks } from "./talks";
import { linesOf, type TimelineDocument } from "./timeline.model";

export const timelineRoutes: readonly Implementation[] = [
  implement(listTimeline)(
    async ({ customerId, kind, cursor, limit = 30, ...narrowing }, context) => {
      const { actor, ports, ip, requestId } = context;
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
      if (!cursor) await noteTalks(customerId, ports.clock.now());
      return readPage(customerId, { kind, narrowing, cursor, limit });
    },
  ),
];

interface Asked {
  readonly kind: TimelineKind | undefined;
  readonly narrowing: Narrowing;
  readonly cursor: string | undefined;
  readonly limit: number;
}

/** Lines looked at for one page at most: a rare word is then looked for further with the cursor. */
const mostLooked = 600;

async function readPage(customerId: string, { kind, narrowing, cursor, limit }: Asked) {
  const items: TimelineEntry[] = [];
  const batch = Math.max(limit + 1, 60);
  let before = readCursor(cursor);
  for (let looked = 0; looked < mostLooked; looked += batch) {
    const lines = await linesOf(customerId, {
      ...(kind ? { kind } : {}),
      ...(before ? { before } : {}),
      period: periodOf(narrowing),
      limit: batch,
    });
    const entries = await present(lines);
    for (const [at, line] of lines.entries()) {
      const entry = entries[at];
      const place = { at: line.at, id: line._id };
      if (entry && fits(line, entry, narrowing)) {
        if (items.length === limit) return { items, nextCursor: cursorOf(before ?? place) };
        items.push(entry);
      }
      before = place;
    }
    if (lines.length < batch) return { items };
  }
  return { items, ...(before ? { nextCursor: cursorOf(before) } : {}) };
}

async function present(lines: readonly TimelineDocument[]): Promise<TimelineEntry[]> {
  const ids = lines.flatMap(({ by }) => (by.kind === "staff" ? by.id : []));
  const people = await staff.named([...new Set(ids)]);
  const names = new Map(people.map(({ _id, name }) => [_id, name]));
  return lines.map((document) => {
    const { _id, at, kind, line, params, by, about } = document;
    return {
      id: _id,
      at: at.toISOString(),
      kind,
      channel: channelOf(document),
      title: fill(words.lines[line], params),
      by: by.kind === "staff" ? (names.get(by.id) ?? words.by.staff) : words.by[by.kind],
      ...(about ? { about } : {}),
    };
  });
}
