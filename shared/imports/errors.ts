import { defineErrors } from "../core/errors";

export const ImportError = defineErrors("import", {
  notFound: 404,
  unknownKind: 422,
  /** This kind comes from the bank's own systems, never from a screen. */
  coreOnly: 403,
  /** Neither UTF-8 nor GBK, or not text at all. */
  badEncoding: 422,
  /** Text that was already broken when it was saved; the line is named. */
  brokenText: 422,
  /** The old binary format of spreadsheets. */
  oldFormat: 422,
  /** A spreadsheet that is damaged, locked or holds more than it says. */
  badSpreadsheet: 422,
  /** Macros, links to other files or document types have no place in data. */
  activeContent: 422,
  /** Unpacked it would be far larger than it looks. */
  bomb: 422,
  /** A column is assigned twice, or one that must be there is not. */
  badMapping: 422,
  /** A quote that does not close, or lines that are no CSV. */
  badFile: 422,
  /** Columns unknown, doubled or missing; named in the details. */
  badHeader: 422,
  empty: 422,
  tooManyRows: 422,
  tooLarge: 413,
  /** Rows with errors are left out only when the person agreed. */
  hasErrors: 409,
  wrongState: 409,
});
