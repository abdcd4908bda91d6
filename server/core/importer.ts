import type { Vault } from "@server/core/vault";
import type { ImportRow, RowProblem } from "@shared/imports/column";
import type { Model } from "mongoose";

/** A checked row with the line of the file it stands on. */
export interface NumberedRow {
  readonly line: number;
  readonly row: ImportRow;
}

/** Rows that together say one thing, such as all holdings of a customer. */
export interface RowGroup {
  readonly key: string;
  readonly rows: readonly NumberedRow[];
}

/** One document to write. Only the named paths change; `insert` fills a document that is new. */
export interface Write {
  readonly model: Pick<Model<never>, "modelName">;
  readonly id: string;
  readonly set: Readonly<Record<string, unknown>>;
  readonly insert?: Readonly<Record<string, unknown>>;
}

export type Outcome = "new" | "changed" | "same" | "double" | "error";

/** What a group of rows would do, before anything is done. */
export interface GroupPlan {
  readonly outcome: Outcome;
  readonly problems?: readonly (RowProblem & { readonly line: number })[];
  /** A function where the values must be sealed first: a dry run does not call it. */
  readonly writes: readonly Write[] | (() => Promise<readonly Write[]>);
  /** Whose key the writes need, so that many keys are fetched in one step. */
  readonly owner?: string;
}

export interface ImportContext {
  readonly vault: Vault;
  readonly now: Date;
  /** `core` files may say what a person's file may not: a new manager, a risk level, an objection. */
  readonly from: "person" | "core";
  /** Whether who imports may place a customer with this manager. */
  readonly mayAssignTo: (manager: {
    readonly id: string;
    readonly unitPath: readonly string[];
  }) => boolean;
  /** Those of these customers who told us themselves that they want no marketing: no file overrules them. */
  readonly objected: (customerIds: readonly string[]) => Promise<ReadonlySet<string>>;
}

/** Knows one kind of file: which rows belong together and what they mean for the stored documents. */
export interface Importer {
  readonly kind: string;
  /** Several rows of one key are one change; otherwise the second is a duplicate. */
  readonly many?: boolean;
  /** All rows at once, where rows refer to each other: the tree of the organisation. */
  readonly whole?: boolean;
  readonly keyOf: (row: ImportRow) => string;
  /** Plans groups in the order given. Reads, never writes. */
  readonly plan: (groups: readonly RowGroup[], context: ImportContext) => Promise<GroupPlan[]>;
}

/** A group that cannot be imported, with the reason on its first line. */
export function refused(group: RowGroup, code: string, column?: string): GroupPlan {
  const line = group.rows[0]?.line ?? 0;
  return {
    outcome: "error",
    problems: [{ line, code, ...(column ? { column } : {}) }],
    writes: [],
  };
}

export const textOf = (row: ImportRow, key: string): string | undefined =>
  typeof row[key] === "string" ? row[key] : undefined;
export const numberOf = (row: ImportRow, key: string): number | undefined =>
  typeof row[key] === "number" ? row[key] : undefined;
export const flagOf = (row: ImportRow, key: string): boolean | undefined =>
  typeof row[key] === "boolean" ? row[key] : undefined;
export const listOf = (row: ImportRow, key: string): readonly string[] => {
  const value = row[key];
  return Array.isArray(value) ? value : [];
};

/** A keyed print of rows: equal rows need no second look, and the print tells nothing of them. */
export async function printOf(vault: Vault, groups: readonly RowGroup[]): Promise<string[]> {
  const texts = groups.map(({ rows }) =>
    JSON.stringify(rows.map(({ row }) => Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))),
  );
  return vault.prints("import", texts);
}
