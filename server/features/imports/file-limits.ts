/** How much of a file is read. What is larger is cut by its owner, not by memory running out. */
export const fileLimits = {
  bytes: 64 * 1024 * 1024,
  rows: 200_000,
  cells: 64,
  /** Of a spreadsheet: all parts unpacked, how much one may grow, how many there may be. */
  unpacked: 200 * 1024 * 1024,
  ratio: 100,
  parts: 500,
  cellText: 32_767,
} as const;

/** One record of a file: its first line's number and its cells as text. */
export interface FileRecord {
  readonly line: number;
  readonly cells: readonly string[];
}
