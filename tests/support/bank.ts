import { readFileSync } from "node:fs";
import { shiftDates } from "@server/cli/demo-dates";
import { importFromShell } from "@server/features/imports";
import type { TestStores } from "./stores";

/** The demo bank's files in the order in which they build on each other. */
export const bankFiles = [
  ["organisation", "organisation.csv"],
  ["staff", "staff.csv"],
  ["customers", "customers.csv"],
  ["risk", "risk.csv"],
  ["contact", "contact.csv"],
  ["accounts", "accounts.csv"],
  ["holdings", "holdings.csv"],
  ["assetHistory", "asset-history.csv"],
  ["relations", "relations.csv"],
] as const;

/** The text of one of the bank's files, its days counted from `today`. */
export function bankFile(name: string, today = "2026-11-25"): string {
  const path = new URL(`../../sandbox/bank/data/${name}`, import.meta.url);
  return shiftDates(readFileSync(path, "utf8"), today);
}

/** Imports text as a file of a kind; answers what was said and whether all was well. */
export async function importText(
  stores: TestStores,
  kind: string,
  text: string | Buffer,
  options: { readonly dryRun?: boolean; readonly skipErrors?: boolean } = {},
) {
  const said: string[] = [];
  const good = await importFromShell(
    stores,
    { kind, fileName: `${kind}.csv`, bytes: Buffer.from(text) },
    { dryRun: false, skipErrors: false, ...options, say: (line) => said.push(line) },
  );
  return { good, said, batchId: /imp_\w+/.exec(said.join("\n"))?.[0] ?? "" };
}

/** Imports the whole demo bank, or its first files up to a kind. */
export async function importBank(stores: TestStores, upTo = "relations"): Promise<void> {
  for (const [kind, name] of bankFiles) {
    const { good, said } = await importText(stores, kind, bankFile(name));
    if (!good) throw new Error(said.join("\n"));
    if (kind === upTo) return;
  }
}
