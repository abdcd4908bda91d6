interface Column {
  readonly key: string;
  readonly label: string;
  readonly required: boolean;
}

type Keys = readonly (string | null)[];

/** What the headers stand for at first. */
export const keysOf = ({
  headers,
}: {
  readonly headers: readonly { readonly key: string | null }[];
}): Keys => headers.map(({ key }) => key);

/** Gives a column to one header; whoever had it before is left out. */
export const assigned = (keys: Keys, at: number, key: string | null): Keys =>
  keys.map((one, index) => (index === at ? key : one === key && key !== null ? null : one));

/** Names of columns that must be there and that no header stands for. */
export const missingLabels = (keys: Keys, columns: readonly Column[]): readonly string[] =>
  columns.filter(({ key, required }) => required && !keys.includes(key)).map(({ label }) => label);
