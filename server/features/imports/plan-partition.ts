import type { GroupPlan, ImportContext, Importer, RowGroup, Write } from "@server/core/importer";
import type { RowResult } from "./import.model";
import type { StagedRow } from "./stage-import";

export interface PartitionPlan {
  readonly results: readonly RowResult[];
  readonly writes: readonly Write[];
}

/** What the rows of one partition would do, row by row. */
export async function planPartition(
  importer: Importer,
  rows: readonly StagedRow[],
  context: ImportContext,
  { write }: { readonly write: boolean },
): Promise<PartitionPlan> {
  const bad = rows.filter(({ problems }) => problems.length > 0);
  const { groups, doubles } = grouped(
    importer,
    rows.filter(({ problems }) => problems.length === 0),
  );
  const plans = groups.length > 0 ? await importer.plan(groups, context) : [];

  return {
    writes: write ? await writesOf(plans, context) : [],
    results: [
      ...bad.map(({ line, problems }) => ({ line, outcome: "error" as const, problems })),
      ...doubles.map((line) => ({
        line,
        outcome: "error" as const,
        problems: [{ code: "doubleRow" }],
      })),
      ...groups.flatMap((group, at) => resultsOf(group, plans[at])),
    ].sort((a, b) => a.line - b.line),
  };
}

/** Seals what the plans would write, with all their keys fetched in one step before. */
async function writesOf(plans: readonly GroupPlan[], { vault }: ImportContext): Promise<Write[]> {
  await vault.prepare(plans.flatMap(({ owner }) => owner ?? []));
  const written: Write[] = [];
  for (const { writes } of plans) {
    written.push(...(typeof writes === "function" ? await writes() : writes));
  }
  return written;
}

function grouped(importer: Importer, rows: readonly StagedRow[]) {
  const groups = new Map<string, { key: string; rows: StagedRow[] }>();
  const doubles: number[] = [];
  for (const staged of rows) {
    const key = importer.keyOf(staged.row);
    const group = groups.get(key);
    if (!group) groups.set(key, { key, rows: [staged] });
    else if (importer.many) group.rows.push(staged);
    else doubles.push(staged.line);
  }
  return { groups: [...groups.values()], doubles };
}

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
