import {
  type GroupPlan,
  type Importer,
  type RowGroup,
  refused,
  textOf,
} from "@server/core/importer";
import { type UnitDocument, UnitModel } from "./unit.model";

type Unit = Omit<UnitDocument, "path">;

const depthLimit = 12;

/** Reads the bank's tree. Rows refer to each other and to units already there, in any order. */
export const organisationImporter: Importer = {
  kind: "organisation",
  whole: true,
  keyOf: (row) => textOf(row, "no") ?? "",

  async plan(groups, { vault }) {
    const idOf = (no: string) => vault.deriveId("unt", no);
    const stored = await UnitModel.find().lean<UnitDocument[]>();
    const known = new Map<string, Unit>(stored.map((unit) => [unit._id, unit]));
    const units = await Promise.all(groups.map((group) => unitOf(group, idOf)));
    for (const unit of units) known.set(unit._id, unit);

    return groups.map((group, at): GroupPlan => {
      const unit = units[at] as Unit;
      const path = pathOf(unit, known);
      if (!path) return refused(group, "unknownParent", "上级机构号");
      const before = stored.find(({ _id }) => _id === unit._id);
      const { _id, ...rest } = { ...unit, path };
      const same = before !== undefined && equal(before, { ...unit, path });
      const outcome = before ? (same ? "same" : "changed") : "new";
      return { outcome, writes: same ? [] : [{ model: UnitModel, id: _id, set: rest }] };
    });
  },
};

async function unitOf(
  { key, rows }: RowGroup,
  idOf: (no: string) => Promise<string>,
): Promise<Unit> {
  const row = rows[0]?.row ?? {};
  const parentNo = textOf(row, "parentNo");
  const address = textOf(row, "address");
  return {
    _id: await idOf(key),
    no: key,
    kind: textOf(row, "kind") as UnitDocument["kind"],
    name: textOf(row, "name") ?? "",
    ...(parentNo ? { parentId: await idOf(parentNo) } : {}),
    ...(address ? { address } : {}),
  };
}

/** Ids from the bank down; undefined for a unit that hangs in the air or in a circle. */
function pathOf(unit: Unit, known: ReadonlyMap<string, Unit>): string[] | undefined {
  const path = [unit._id];
  for (let at = unit; at.parentId; ) {
    const parent = known.get(at.parentId);
    if (!parent || path.length > depthLimit) return undefined;
    path.unshift(parent._id);
    at = parent;
  }
  return path;
}

function equal(a: UnitDocument, b: UnitDocument): boolean {
  const spell = ({ no, kind, name, parentId, path, address }: UnitDocument) =>
    JSON.stringify([no, kind, name, parentId, path, address]);
  return spell(a) === spell(b);
}
