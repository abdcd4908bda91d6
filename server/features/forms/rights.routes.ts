import { type Implementation, implement, pick, type RequestContext } from "@server/core/implement";
import { transact } from "@server/core/mongo";
import type { StaffActor } from "@server/core/policy";
import {
  currentRegistry,
  type FieldRightsDocument,
  FieldRightsModel,
  type Registry,
  rightsFieldOf,
  touchRegistry,
} from "@server/features/fields";
import { type StaffRole, staffRoles } from "@shared/core/endpoint";
import {
  builtInFields,
  ceilingOf,
  defaultRight,
  type FieldRight,
  isBuiltIn,
  lower,
  withinCeiling,
} from "@shared/customers/fields";
import { formEndpoints as all } from "@shared/forms/endpoints";
import { FieldError } from "@shared/forms/errors";
import type { RightsRow } from "@shared/forms/record";
import { builtInGroup, builtInLabels } from "@shared/text/zh-CN/customer-fields";
import { namesOf } from "./present-definition";

export const rightsRoutes: readonly Implementation[] = [
  implement(pick(all, "GET /field-rights"))(async () => {
    const registry = await currentRegistry();
    const keys = [...builtInFields.map(({ key }) => key), ...registry.fields.map(({ key }) => key)];
    return { roles: [...staffRoles], items: await presentRows(keys, registry) };
  }),
  implement(pick(all, "PUT /field-rights/:key"))(
    async ({ key, role, read, write, reason }, context) => {
      const field = rightsFieldOf(await currentRegistry(), key);
      if (!field) throw FieldError.notFound();
      const ceiling = ceilingOf(field, role);
      if (lower(read, ceiling.read) !== read || (write && !ceiling.write))
        throw FieldError.aboveCeiling({ read: ceiling.read, write: ceiling.write });
      await decide(key, role, { read, write }, reason, context);
      const [row] = await presentRows([key], await currentRegistry());
      if (!row) throw FieldError.notFound();
      return row;
    },
  ),
];

/** The decision, its line in the trail with the reason, and the word to every process: one act. */
async function decide(
  key: string,
  role: StaffRole,
  right: FieldRight,
  reason: string,
  { actor, ip, requestId, ports }: RequestContext<StaffActor>,
): Promise<void> {
  const set = { [`byRole.${role}`]: right, changedAt: ports.clock.now(), changedBy: actor.id };
  await transact(async (tx) => {
    await FieldRightsModel.updateOne({ _id: key }, { $set: set }, { upsert: true, session: tx });
    await touchRegistry(tx);
    await ports.audit.record(
      {
        actor: { kind: "staff", id: actor.id, roles: actor.roles },
        act: "fieldRights.changed",
        object: { kind: "field", id: key },
        result: "ok",
        ip,
        requestId,
        reason,
        fields: [`${role}.read=${right.read}`, `${role}.write=${right.write}`],
      },
      { session: tx },
    );
  });
}

async function presentRows(keys: readonly string[], registry: Registry): Promise<RightsRow[]> {
  const decisions = await FieldRightsModel.find({ _id: { $in: [...keys] } }).lean<
    FieldRightsDocument[]
  >();
  const byKey = new Map(decisions.map((one) => [one._id, one]));
  const nameOf = await namesOf(decisions.map(({ changedBy }) => changedBy));
  return keys.flatMap((key): RightsRow[] => {
    const field = rightsFieldOf(registry, key);
    if (!field) return [];
    const decision = byKey.get(key);
    const decided = decision?.byRole ?? {};
    const defined = registry.byKey.get(key);
    return [
      {
        key,
        label: isBuiltIn(key) ? builtInLabels[key] : (defined?.label ?? key),
        group: defined?.group ?? builtInGroup,
        isBuiltIn: isBuiltIn(key),
        sensitivity: field.sensitivity,
        rights: withinCeiling(field, decided),
        ceilings: byRole((role) => ceilingOf(field, role)),
        decided: staffRoles.filter((role) => differs(decided[role], defaultRight(field, role))),
        ...(decision
          ? {
              lastChange: {
                at: decision.changedAt.toISOString(),
                by: nameOf(decision.changedBy),
              },
            }
          : {}),
      },
    ];
  });
}

const differs = (decided: FieldRight | undefined, standard: FieldRight) =>
  decided !== undefined && (decided.read !== standard.read || decided.write !== standard.write);

const byRole = (right: (role: StaffRole) => FieldRight) =>
  Object.fromEntries(staffRoles.map((role) => [role, right(role)])) as Record<
    StaffRole,
    FieldRight
  >;
