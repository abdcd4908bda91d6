/** What a cell must be. Each kind has its own check in `cell.ts`. */
export type ColumnType =
  | "text"
  | "phone"
  | "idNumber"
  | "account"
  | "email"
  | "day"
  | "yuan"
  | "count"
  | "flag"
  | "choice"
  | "list";

/** One column that a file may have. A header outside the list is refused. */
export interface Column {
  /** Name of the value in a row. */
  readonly key: string;
  /** The header a person writes. */
  readonly label: string;
  readonly type: ColumnType;
  readonly required?: boolean;
  /** Longest text, in characters; 60 when absent. */
  readonly max?: number;
  /** Other headers under which people and systems write it. */
  readonly synonyms?: readonly string[];
  /** For `choice` and `list`: the words allowed, each with what it stands for. */
  readonly choices?: Readonly<Record<string, string>>;
  /** Rules of its own, beyond its type: whether this text will do. */
  readonly accepts?: (text: string) => boolean;
}

/** A checked cell: text, an amount or a count, yes or no, several words; undefined when empty. */
export type CellValue = string | number | boolean | readonly string[] | undefined;

/** A checked row by column key. */
export type ImportRow = Readonly<Record<string, CellValue>>;

/** One thing wrong with a row. The sentence stands in `shared/text` under the code. */
export interface RowProblem {
  readonly code: string;
  /** Header of the column, where it is about one. */
  readonly column?: string;
}
