import { retentionClasses } from "@config/retention";
import { newId } from "@server/core/ids";
import { type Implementation, implement, pick, type RequestContext } from "@server/core/implement";
import { transact } from "@server/core/mongo";
import type { StaffActor } from "@server/core/policy";
import { trailOf } from "@server/core/trail";
import { askApproval } from "@server/features/approvals";
import { customers, everyCustomer } from "@server/features/customers";
import { staff } from "@server/features/organisation";
import {
  retentionEndpoints as all,
  type LegalHold,
  RetentionError,
  retentionClassNames,
} from "@shared/privacy/retention";
import { dataRights as words } from "@shared/text/zh-CN/data-rights";
import { retentionNow } from "./policy";
import { dueCounts } from "./purge";
import { liftApproval, retentionApproval } from "./retention.approval";
import {
  type LegalHoldDocument,
  LegalHoldModel,
  PurgeRunModel,
  RetentionSettingModel,
} from "./retention.model";

type Context = RequestContext<StaffActor>;
const reasonPlace = (id: string) => ({ collection: "legalHolds", id, field: "reason" });
const record = customers.within(everyCustomer);

export const retentionRoutes: readonly Implementation[] = [
  implement(pick(all, "GET /retention"))(async (_, { ports }) => {
    const [days, due, settings, holds, run] = await Promise.all([
      retentionNow(ports),
      dueCounts(ports),
      RetentionSettingModel.find().lean(),
      LegalHoldModel.find().sort({ at: -1 }).limit(100).lean<LegalHoldDocument[]>(),
      PurgeRunModel.findOne().sort({ at: -1 }).lean(),
    ]);
    const changed = new Map(settings.map(({ _id, at }) => [_id as string, at]));
    return {
      items: retentionClassNames.map((name) => {
        const at = changed.get(name);
        const { floor } = retentionClasses[name];
        return {
          name,
          days: days[name],
          floor,
          due: due[name],
          ...(at ? { changedAt: at.toISOString() } : {}),
        };
      }),
      holds: await presentHolds(holds, ports),
      ...(run
        ? {
            lastRun: {
              at: run.at.toISOString(),
              removed: Object.values(run.removed).reduce((sum, one) => sum + one, 0),
            },
          }
        : {}),
    };
  }),
  implement(pick(all, "POST /retention-changes"))(async ({ name, days, reason }, context) => {
    const { floor } = retentionClasses[name];
    if (days < floor) throw RetentionError.belowFloor({ floor });
    const now = await retentionNow(context.ports);
    const due = (await dueCounts(context.ports, { ...now, [name]: days }))[name];
    const payload = { name, before: now[name], days, due };
    const about = `retention:${name}`;
    return askApproval(trailOf(context), retentionApproval, payload, reason, { about });
  }),
  implement(pick(all, "POST /legal-holds"))(holdData),
  implement(pick(all, "POST /legal-holds/:id/lift"))(async ({ id, reason }, context) => {
    const hold = await LegalHoldModel.findOne({
      _id: id,
      liftedAt: null,
    }).lean<LegalHoldDocument | null>();
    if (!hold) throw RetentionError.notFound();
    const [one] = await presentHolds([hold], context.ports);
    const what = [
      one?.customerNo ?? words.everybody,
      one?.name ? words.retention[one.name] : words.everything,
    ].join(" · ");
    const payload = { holdId: id, what, reason: one?.reason ?? "" };
    return askApproval(trailOf(context), liftApproval, payload, reason, { about: `hold:${id}` });
  }),
];

async function holdData(
  {
    customerNo,
    name,
    reason,
  }: { customerNo?: string | undefined; name?: LegalHold["name"]; reason: string },
  { actor, ports, ip, requestId }: Context,
): Promise<LegalHold> {
  const customer = customerNo ? await record.byNo(customerNo) : undefined;
  if (customerNo && !customer) throw RetentionError.unknownCustomer();
  const _id = newId("hld");
  const document: LegalHoldDocument = {
    _id,
    ...(customer ? { customerId: customer._id } : {}),
    ...(name ? { name } : {}),
    reason: await ports.vault.seal("staff", reasonPlace(_id), reason),
    by: actor.id,
    at: ports.clock.now(),
  };
  await transact(async (tx) => {
    await LegalHoldModel.create([document], { session: tx });
    await ports.audit.record(
      {
        actor: { kind: "staff", id: actor.id, roles: actor.roles },
        act: "legalHold.placed",
        object: { kind: "legalHold", id: _id },
        ...(customer ? { customerId: customer._id } : {}),
        result: "ok",
        ip,
        requestId,
        fields: name ? [name] : [],
      },
      { session: tx },
    );
  });
  const [held] = await presentHolds([document], ports);
  return held as LegalHold;
}

async function presentHolds(
  holds: readonly LegalHoldDocument[],
  { vault }: Context["ports"],
): Promise<LegalHold[]> {
  const people = await staff.named(holds.map(({ by }) => by));
  const held = await record.findMany(holds.flatMap(({ customerId }) => customerId ?? []));
  const names = new Map(people.map(({ _id, name }) => [_id, name]));
  const nos = new Map(held.map(({ _id, no }) => [_id, no]));
  return Promise.all(
    holds.map(async ({ _id, customerId, name, reason, by, at, liftedAt }) => ({
      id: _id,
      ...(customerId ? { customerNo: nos.get(customerId) ?? customerId } : {}),
      ...(name ? { name } : {}),
      reason: await vault.open("staff", reasonPlace(_id), reason),
      by: names.get(by) ?? "",
      at: at.toISOString(),
      ...(liftedAt ? { liftedAt: liftedAt.toISOString() } : {}),
    })),
  );
}
