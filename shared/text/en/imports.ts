import type { imports as words } from "../zh-CN/imports";

/** What is wrong with a row or a file, by code, and the words of the command line, in English. */
export const imports = {
  problems: {
    missing: "must not be empty",
    tooLong: "is too long",
    badCharacter: "holds invisible or broken characters",
    formula: "must not begin with = + - @",
    badPhone: "is no mobile number",
    badIdNumber: "is no valid ID number; check its date and check digit",
    badAccount: "must be 8 to 32 digits",
    badEmail: "is no e-mail address",
    badDay: "must be a day such as 2026-11-25",
    badAmount: "must be a number with at most two decimals",
    badCount: "must be a whole number of at most six digits",
    badFlag: "must be 是 or 否",
    badChoice: "is none of the allowed words",
    wrongCellCount: "has another number of cells than the header",
    unknownColumn: "is not a known column",
    doubleColumn: "appears twice",
    missingColumn: "is missing",
    doubleRow: "repeats an earlier row",
    unknownParent: "has no such unit above it, or hangs in a circle",
    unknownUnit: "names no known unit",
    rolesConflict: "holds roles that one person may not have together",
    genderMismatch: "does not fit the ID number",
    unknownManager: "names no known relationship manager",
    notYours: "is neither yours nor your team's",
    idNumberTaken: "belongs to another customer",
    reassigns: "would change the manager; use the hand-over",
    unknownCustomer: "names no known customer",
    unknownAccount: "is no account of this customer",
    mixedDays: "differs within one customer",
    olderThanKnown: "is older than what is known",
    dayOfHoldings: "is the day of the holdings, which are summed",
    endsBeforeItBegins: "must lie after the assessment",
    childName: "needs a guardian's consent",
  },
  row: "line {line}",
  result: "{label}: {new} new, {changed} changed, {same} unchanged, {error} with errors",
  dryRun: "This was a dry run; nothing was written.",
  nothingDone: "The file has errors; nothing was written. --skip-errors imports the good rows.",
  more: "and {count} more lines with errors",
  resumed: "Going on with an import that was interrupted",
  usage:
    "Usage: npm run import -- FILE.csv [--kind KIND] [--dry-run] [--skip-errors]\n       npm run import -- --undo BATCH\nKinds: {kinds}",
  unreadable: "Cannot read {path}",
  kindUnclear: "The header fits no kind alone; name it with --kind",
  undone: "Batch {id} was undone",
  batch: "batch {id}",
} as const satisfies Shape<typeof words>;

type Shape<Words> = {
  readonly [K in keyof Words]: Words[K] extends string ? string : Shape<Words[K]>;
};
