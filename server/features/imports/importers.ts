import type { Importer } from "@server/core/importer";
import {
  accountsImporter,
  assetHistoryImporter,
  contactImporter,
  customersImporter,
  holdingsImporter,
  relationsImporter,
  riskImporter,
} from "../customers";
import { organisationImporter, staffImporter } from "../organisation";
import { transactionsImporter } from "../transactions";

/** Every kind of file that can be imported, in the order in which a bank's files build on each other. */
export const importers: readonly Importer[] = [
  organisationImporter,
  staffImporter,
  customersImporter,
  riskImporter,
  contactImporter,
  accountsImporter,
  holdingsImporter,
  assetHistoryImporter,
  transactionsImporter,
  relationsImporter,
];

/** The importer of a kind; undefined for a kind that nobody knows. */
export function importerOf(kind: string): Importer | undefined {
  return importers.find((importer) => importer.kind === kind);
}
