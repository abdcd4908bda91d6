type Row = Readonly<Record<string, string>>;

/** A row's cells with their names. In a list of two columns the first is the name of the second. */
export function cellsOf(row: Row): readonly (readonly [string, string])[] {
  const cells = Object.entries(row);
  const [[, name] = [], [, value] = []] = cells;
  return cells.length === 2 && name && value !== undefined ? [[name, value]] : cells;
}
