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
): Promise<PartitionPlan> {
  const bad = rows.filter(({ problems }) => problems.length > 0);
  const { groups, doubles } = grouped(
    importer,
    rows.filter(({ problems }) => problems.length === 0),
  );
  const plans = groups.length > 0 ? await importer.plan(groups, context) : [];

  return {
    writes: plans.flatMap((plan) => plan.writes),
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
