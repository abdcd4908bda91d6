import { cursorOf } from "@server/core/cursor";
import { newId } from "@server/core/ids";
import { type Implementation, implement, pick, type RequestContext } from "@server/core/implement";
import type { StaffActor } from "@server/core/policy";
import { trailOf } from "@server/core/trail";
import { staff } from "@server/features/organisation";
import { auditEndpoints as all } from "@shared/audit/endpoints";
import { AuditError } from "@shared/audit/errors";
import { entriesSeenBy } from "./audit.policy";
import { presentEntries, presentEntry, togetherWith } from "./audit.present";
import { askExport, exportsOf } from "./export-entries";
import { auditLines, findEntries } from "./find-entries";
import { readsPerDay } from "./reads-per-day";
import { beginVerification, latestVerification } from "./verify-trail";

export const auditRoutes: readonly Implementation[] = [
  implement(pick(all, "GET /audit/entries"))(async ({ limit = 30, ...asked }, context) => {
    const { actor, ports } = context;
    const filters = Object.entries(asked).flatMap(([name, value]) => (value ? [name] : []));
    await noteReading(context, "list", filters, asked.customerId);
    const found = await findEntries(entriesSeenBy(actor), asked, limit + 1, ports);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const hasMore = last && found.length > limit;
    return {
      items: await presentEntries(page, ports),
      ...(hasMore ? { nextCursor: cursorOf({ at: new Date(last.at), id: last.id }) } : {}),
    };
  }),
  implement(pick(all, "GET /audit/entries/:id"))(async ({ id }, context) => {
    const { actor, ports } = context;
    const scope = entriesSeenBy(actor);
    const line = await auditLines().findOne({ $and: [{ id }, scope.filter] } as never);
    if (!line) throw AuditError.notFound();
    await noteReading(context, id, [], line.customerId);
    return presentEntry(line, await togetherWith(line, scope), ports);
  }),
  implement(pick(all, "GET /audit/people"))(async () => ({
    items: (await staff.all()).map(({ _id, name, title }) => ({ id: _id, name, title })),
  })),
  implement(pick(all, "GET /audit/reads"))(async ({ days = 14 }, context) => {
    await noteReading(context, "reads", []);
    return readsPerDay(days, context.ports);
  }),
  implement(pick(all, "GET /audit/verification"))(() => latestVerification()),
  implement(pick(all, "POST /audit/verification"))(async (_input, context) => {
    await noteReading(context, "verification", []);
    return beginVerification(context.ports);
  }),
  implement(pick(all, "GET /audit/exports"))(async (_input, { actor, ports }) => ({
    items: await exportsOf(actor.id, ports),
  })),
  implement(pick(all, "POST /audit/exports"))(({ filter, reason }, context) =>
    askExport(trailOf(context), filter, reason, newId("axp")),
  ),
];

/** Reading the trail is itself an entry, written before anything is shown. */
function noteReading(
  { actor, ip, requestId, ports }: RequestContext<StaffActor>,
  id: string,
  fields: readonly string[],
  customerId?: string | undefined,
): Promise<void> {
  return ports.audit.await({
    actor: { kind: "staff", id: actor.id, roles: actor.roles },
    act: "audit.viewed",
    object: { kind: "audit", id },
    ...(customerId ? { customerId } : {}),
    result: "ok",
    ip,
    requestId,
    ...(fields.length > 0 ? { fields } : {}),
  });
}
