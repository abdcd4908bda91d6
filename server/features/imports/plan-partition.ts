import { extensionsOf } from "@server/core/import-columns";
import type { GroupPlan, ImportContext, Importer, RowGroup, Write } from "@server/core/importer";
import type { RowResult } from "./import.model";
import type { StagedRow } from "./stage-import";

/** One document to write, with the line of the file that asks for it. */
export type LinedWrite = Write & { readonly line: number };

export interface PartitionPlan {
  readonly results: readonly RowResult[];
  readonly writes: readonly LinedWrite[];
}

/** What the rows of one partition would do, row by row. */
export async function planPartition(
  importer: Importer,
  rows: readonly StagedRow[],
  context: ImportContext,
  { write }: { readonly write: boolean },
): Promise<PartitionPlan> {
  const bad = rows.filter(({ problems }) => problems.length > 0);
  const { groups, doubles, clashes } = grouped(
    importer,
    rows.filter(({ problems }) => problems.length === 0),
  );
  const plans = groups.length > 0 ? await importer.plan(groups, context) : [];

  return {
    writes: write ? await writesOf(importer.kind, groups, plans, context) : [],
    results: [
      ...bad.map(({ line, problems }) => ({ line, outcome: "error" as const, problems })),
      ...doubles.map((line) => resultOf(line, "double", "doubleRow")),
      ...clashes.map((line) => resultOf(line, "error", "clashingRow")),
      ...groups.flatMap((group, at) => resultsOf(group, plans[at])),
    ].sort((a, b) => a.line - b.line),
  };
}

const resultOf = (line: number, outcome: RowResult["outcome"], code: string): RowResult => ({
  line,
  outcome,
  problems: [{ code }],
});

/** Seals what the plans would write, with all their keys fetched in one step before. */
async function writesOf(
  kind: string,
  groups: readonly RowGroup[],
  plans: readonly GroupPlan[],
  context: ImportContext,
): Promise<LinedWrite[]> {
  await context.vault.prepare(plans.flatMap(({ owner }) => owner ?? []));
  const written: LinedWrite[] = [];
  const owned = new Map<
    string,
    { readonly line: number; readonly row: RowGroup["rows"][0]["row"] }
  >();
  for (const [at, { writes, outcome, owner }] of plans.entries()) {
    const first = groups[at]?.rows[0];
    const line = first?.line ?? 0;
    const all = typeof writes === "function" ? await writes() : writes;
    written.push(...all.map((write) => ({ ...write, line })));
    if (owner && first && (outcome === "new" || outcome === "changed"))
      owned.set(owner, { line, row: first.row });
  }
  for (const extension of extensionsOf(kind)) {
    const rows = [...owned].map(([owner, { row }]) => ({ owner, row }));
    for (const write of await extension.writes(rows, context))
      written.push({ ...write, line: owned.get(write.id)?.line ?? 0 });
  }
  return merged(written);
}

/** Two writes of one document are one, so that one print tells what it became. */
function merged(writes: readonly LinedWrite[]): LinedWrite[] {
  const byDocument = new Map<string, LinedWrite>();
  for (const write of writes) {
    const key = `${write.model.modelName}:${write.id}`;
    const before = byDocument.get(key);
    const insert = { ...before?.insert, ...write.insert };
    byDocument.set(key, {
      ...(before ?? write),
      set: { ...before?.set, ...write.set },
      ...(Object.keys(insert).length > 0 ? { insert } : {}),
    });
  }
  return [...byDocument.values()];
}

function grouped(importer: Importer, rows: readonly StagedRow[]) {
  const groups = new Map<string, { key: string; rows: StagedRow[] }>();
  const doubles: number[] = [];
  const clashes: number[] = [];
  for (const staged of rows) {
    const key = importer.keyOf(staged.row);
    const group = groups.get(key);
    if (!group) groups.set(key, { key, rows: [staged] });
    else if (importer.many) group.rows.push(staged);
    else (isEqual(group.rows[0], staged) ? doubles : clashes).push(staged.line);
  }
  return { groups: [...groups.values()], doubles, clashes };
}

/** The same line once more does no harm; another one of the same key leaves open which is meant. */
const isEqual = (one: StagedRow | undefined, other: StagedRow) =>
  JSON.stringify(one?.row) === JSON.stringify(other.row);

function resultsOf(group: RowGroup, plan: GroupPlan | undefined): RowResult[] {
  const problems = plan?.problems ?? [];
  return group.rows.map(({ line }) => ({
    line,
    outcome: plan?.outcome ?? "error",
    problems: problems
      .filter((problem) => problem.line === line)
      .map(({ code, column }) => ({ code, ...(column ? { column } : {}) })),
  }));
}
