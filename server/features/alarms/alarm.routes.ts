import { cursorOf, readCursor } from "@server/core/cursor";
import { type Implementation, implement, pick } from "@server/core/implement";
import { transact } from "@server/core/mongo";
import { trailOf } from "@server/core/trail";
import { staff } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import { type Alarm, AlarmError, alarmEndpoints as all } from "@shared/alarms/alarms";
import { words } from "@shared/text/zh-CN/approvals";
import { type AlarmDocument, alarmPlace, alarms } from "./alarm.model";
import { alarmsSeenBy } from "./alarm.policy";
import { readLimitRoutes } from "./read-limit.routes";

export const alarmRoutes: readonly Implementation[] = [
  ...readLimitRoutes,

  implement(pick(all, "GET /alarms"))(async ({ cursor, limit = 30 }, { actor, ports }) => {
    const within = alarms.within(alarmsSeenBy(actor));
    const [found, open] = await Promise.all([
      within.page({}, readCursor(cursor), limit + 1),
      within.page({ seen: { $exists: false } }, undefined, 100),
    ]);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      items: await present(page, ports),
      open: open.length,
      ...(last && found.length > limit
        ? { nextCursor: cursorOf({ at: last.at, id: last._id }) }
        : {}),
    };
  }),

  implement(pick(all, "POST /alarms/:id/seen"))(async ({ id, note }, context) => {
    const { actor, ports } = context;
    const within = alarms.within(alarmsSeenBy(actor));
    if (!(await within.find(id))) throw AlarmError.notFound();
    const sealed = await ports.vault.seal("staff", alarmPlace(id), note);
    const seen = await transact(async (tx) => {
      const after = await within.see(
        id,
        { byId: actor.id, at: ports.clock.now(), note: sealed },
        tx,
      );
      const trail = trailOf(context);
      await ports.audit.record(
        {
          actor: trail.actor,
          act: "alarm.seen",
          object: { kind: "alarm", id },
          result: "ok",
          ip: trail.ip,
          requestId: trail.requestId,
          reason: note,
        },
        { session: tx },
      );
      return after;
    });
    const [presented] = await present(seen ? [seen] : [], ports);
    if (!presented) throw AlarmError.notFound();
    return presented;
  }),
];

async function present(list: readonly AlarmDocument[], { vault }: Ports): Promise<Alarm[]> {
  const ids = list.flatMap(({ staffId, seen }) => [staffId, ...(seen ? [seen.byId] : [])]);
  const people = new Map((await staff.named([...new Set(ids)])).map((one) => [one._id, one]));
  return Promise.all(
    list.map(async ({ _id, kind, staffId, count, at, seen }) => ({
      id: _id,
      kind,
      staffId,
      staffName: people.get(staffId)?.name ?? words.someone,
      staffTitle: people.get(staffId)?.title ?? "",
      count,
      at: at.toISOString(),
      ...(seen
        ? {
            seen: {
              by: people.get(seen.byId)?.name ?? words.someone,
              at: seen.at.toISOString(),
              note: await vault.open("staff", alarmPlace(_id), seen.note),
            },
          }
        : {}),
    })),
  );
}
