import { type ColumnExtension, extendColumns, type OwnedRow } from "@server/core/import-columns";
import type { ImportContext, Write } from "@server/core/importer";
import { CustomerModel, fieldUpdate, sealFields } from "@server/features/customers";
import { currentRegistry } from "@server/features/fields";
import { dayOf } from "@shared/calendar/day";
import type { LiveField } from "@shared/forms/field";
import type { Answer } from "@shared/forms/question";
import { readText } from "@shared/forms/read-text";
import type { Column } from "@shared/imports/column";

const prefix = "fields.";

/** Fields that the bank defined, as columns of its customer files: by their labels. */
export const fieldColumns: ColumnExtension = {
  name: "fields",
  kind: "customers",
  columns: async () => {
    const { fields } = await currentRegistry();
    return fields.map(
      (field): Column => ({
        key: `${prefix}${field.key}`,
        label: field.label,
        type: "text",
        max: 500,
        // The field's own rules, so that a dry run already says which cells do not fit.
        accepts: (text) => "value" in readText(field, text, { today: dayOf(new Date()) }),
      }),
    );
  },
  writes: (rows, context) => writesOf(rows, context),
};

/** Lets customer files carry these columns. */
export const listenToImports = (): void => extendColumns(fieldColumns);

async function writesOf(rows: readonly OwnedRow[], context: ImportContext): Promise<Write[]> {
  const { fields } = await currentRegistry();
  const known = await sealedBefore(rows.map(({ owner }) => owner));
  const writes = await Promise.all(
    rows.map(async ({ owner, row }): Promise<Write[]> => {
      const changes = changesIn(row, fields, context);
      if (changes.size === 0) return [];
      const sealed = await sealFields(context.vault, owner, changes);
      const { set } = fieldUpdate({ sealedFields: known.get(owner) ?? [] }, changes, sealed, {
        source: "import",
        at: context.now,
      });
      return [{ model: CustomerModel, id: owner, set }];
    }),
  );
  return writes.flat();
}

/** Empty cells change nothing: a file that lacks a value does not take it away. */
function changesIn(
  row: OwnedRow["row"],
  fields: readonly LiveField[],
  { now }: ImportContext,
): Map<LiveField, Answer | null> {
  const changes = new Map<LiveField, Answer | null>();
  for (const field of fields) {
    const text = row[`${prefix}${field.key}`];
    if (typeof text !== "string") continue;
    const read = readText(field, text, { today: dayOf(now) });
    if ("value" in read) changes.set(field, read.value);
  }
  return changes;
}

async function sealedBefore(ids: readonly string[]) {
  const found = await CustomerModel.find({ _id: { $in: [...ids] } }, { sealedFields: 1 }).lean();
  return new Map(found.map(({ _id, sealedFields }) => [String(_id), sealedFields ?? []]));
}
