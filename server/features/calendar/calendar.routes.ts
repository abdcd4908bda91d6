import { type Implementation, implement, pick } from "@server/core/implement";
import { transact } from "@server/core/mongo";
import { bookingEndpoints as all } from "@shared/bookings/endpoints";
import { RequestError } from "@shared/core/errors";
import { dayOverrides, libraryKnows } from "./calendar";

/** Not the 30th of February. */
function isRealDay(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}

/** The table that corrects the holiday library, kept by administrators. */
export const calendarRoutes: Implementation[] = [
  implement(pick(all, "GET /calendar-overrides"))(async ({ year }) => ({
    items: (await dayOverrides.ofYear(year)).map(({ _id, kind, note }) => ({
      date: _id,
      kind,
      note,
    })),
    libraryKnowsYear: libraryKnows(year),
  })),
  implement(pick(all, "PUT /calendar-overrides/:date"))(
    async ({ date, kind, note }, { actor, ip, requestId, ports }) => {
      if (!isRealDay(date)) throw RequestError.invalid({ issues: [{ path: "date" }] });
      await dayOverrides.set({ _id: date, kind, note });
      await transact((tx) =>
        ports.audit.record(
          {
            actor: { kind: "staff", id: actor.id, roles: actor.roles },
            act: "calendar.changed",
            object: { kind: "day", id: date },
            result: "ok",
            ip,
            requestId,
            fields: ["kind"],
          },
          { session: tx },
        ),
      );
      return { date, kind, note };
    },
  ),
  implement(pick(all, "DELETE /calendar-overrides/:date"))(
    async ({ date }, { actor, ip, requestId, ports }) => {
      if (!(await dayOverrides.remove(date))) throw RequestError.notFound();
      await transact((tx) =>
        ports.audit.record(
          {
            actor: { kind: "staff", id: actor.id, roles: actor.roles },
            act: "calendar.reset",
            object: { kind: "day", id: date },
            result: "ok",
            ip,
            requestId,
          },
          { session: tx },
        ),
      );
      return {};
    },
  ),
];
