import type { Column, ImportRow } from "@shared/imports/column";
import type { ImportContext, Write } from "./importer";

/** A row whose document is known, for a feature that adds columns of its own. */
export interface OwnedRow {
  /** The document the row is about, such as the customer; its key seals what is personal. */
  readonly owner: string;
  readonly row: ImportRow;
}

/** Columns that a feature adds to a kind of file while the product runs, and what their cells write. */
export interface ColumnExtension {
  readonly name: string;
  readonly kind: string;
  /** Asked anew for every file, so that a field published a moment ago is already a column. */
  readonly columns: () => Promise<readonly Column[]>;
  /** Writes of the rows that are new or changed; personal data sealed under its owner. */
  readonly writes: (rows: readonly OwnedRow[], context: ImportContext) => Promise<readonly Write[]>;
}

const extensions = new Map<string, ColumnExtension>();

/** Adds columns to a kind of file; the same name again replaces what it added before. */
export function extendColumns(extension: ColumnExtension): void {
  extensions.set(`${extension.kind}:${extension.name}`, extension);
}

export const extensionsOf = (kind: string): readonly ColumnExtension[] =>
  [...extensions.values()].filter((extension) => extension.kind === kind);

/** All columns of a kind as they are now: the product's own and those that features added. */
export async function columnsOf(kind: {
  readonly kind: string;
  readonly columns: readonly Column[];
}): Promise<readonly Column[]> {
  const added = await Promise.all(extensionsOf(kind.kind).map(({ columns }) => columns()));
  return [...kind.columns, ...added.flat()];
}
