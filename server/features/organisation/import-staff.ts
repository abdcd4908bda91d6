import {
  type GroupPlan,
  type ImportContext,
  type Importer,
  listOf,
  printOf,
  type RowGroup,
  refused,
  textOf,
  type Write,
} from "@server/core/importer";
import type { StaffRole } from "@shared/core/endpoint";
import type { ImportRow } from "@shared/imports/column";
import { rolesConflict } from "@shared/staff/role-conflicts";
import { staffKey } from "./staff";
import { type StaffDocument, StaffModel } from "./staff.model";
import { type UnitDocument, UnitModel } from "./unit.model";

/** Reads the list of staff. What a person set up for themselves (sign-in, presence) is left alone. */
export const staffImporter: Importer = {
  kind: "staff",
  keyOf: (row) => textOf(row, "no") ?? "",

  async plan(groups, context) {
    const nos = groups.map(({ rows }) => textOf(rows[0]?.row ?? {}, "unitNo") ?? "");
    const units = await UnitModel.find({ no: { $in: nos } }).lean<UnitDocument[]>();
    const stored = await StaffModel.find({ no: { $in: groups.map(({ key }) => key) } }).lean<
      StaffDocument[]
    >();
    const prints = await printOf(context.vault, groups);

    return Promise.all(
      groups.map(async (group, at): Promise<GroupPlan> => {
        const row = group.rows[0]?.row ?? {};
        const unit = units.find(({ no }) => no === nos[at]);
        if (!unit) return refused(group, "unknownUnit", "机构号");
        if (rolesConflict(listOf(row, "roles") as StaffRole[]))
          return refused(group, "rolesConflict", "角色");
        const before = stored.find(({ no }) => no === group.key);
        const source = `${prints[at]}.${unit.path.join()}`;
        if (before?.source === source) return { outcome: "same", writes: [] };
        const writes = () => writesOf(group, unit, { before, source, context });
        return { outcome: before ? "changed" : "new", owner: staffKey.personal, writes };
      }),
    );
  },
};

async function writesOf(
  { key, rows }: RowGroup,
  unit: UnitDocument,
  {
    before,
    source,
    context,
  }: { before: StaffDocument | undefined; source: string; context: ImportContext },
): Promise<readonly Write[]> {
  const { vault, now } = context;
  const row = rows[0]?.row ?? {};
  const id = before?._id ?? (await vault.deriveId("stf", key));
  const phone = textOf(row, "phone") ?? "";
  const set = {
    no: key,
    name: textOf(row, "name"),
    title: textOf(row, "title"),
    roles: listOf(row, "roles"),
    unitId: unit._id,
    unitPath: unit.path,
    certificates: certificatesOf(row),
    skills: listOf(row, "skills"),
    phone: await vault.seal(staffKey.personal, { collection: "staff", id, field: "phone" }, phone),
    phoneIndex: await vault.blind("phone", phone),
    source,
  };
  const insert = { state: "active", presence: "onDuty", createdAt: now };
  return [{ model: StaffModel, id, set, insert }];
}

function certificatesOf(row: ImportRow) {
  const expiresOn = textOf(row, "certifiedUntil");
  return listOf(row, "certificates").map((kind) => ({ kind, ...(expiresOn ? { expiresOn } : {}) }));
}
