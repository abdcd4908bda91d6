const quietZone = 2;

/** The dark modules as one path, with the quiet zone that scanners need. */
export function squaresOf(count: number, isDark: (row: number, column: number) => boolean) {
  const squares: string[] = [];
  for (let row = 0; row < count; row += 1)
    for (let column = 0; column < count; column += 1)
      if (isDark(row, column)) squares.push(`M${column + quietZone} ${row + quietZone}h1v1h-1z`);
  return { size: count + quietZone * 2, path: squares.join("") };
}
