interface Point {
  readonly on: string;
  readonly totalFen: number;
}

export interface Bar {
  readonly on: string;
  /** Height in percent of the tallest. */
  readonly height: number;
}

/** Bars never start at nothing: a change of a hundredth would be invisible on a scale from zero. */
const floor = 24;

/** The totals as bars, scaled between the least and the most of them. */
export function barsOf(points: readonly Point[], most = 12): Bar[] {
  const shown = points.slice(-most);
  const totals = shown.map(({ totalFen }) => totalFen);
  const least = Math.min(...totals);
  const spread = Math.max(...totals) - least;
  return shown.map(({ on, totalFen }) => ({
    on,
    height: spread === 0 ? 100 : Math.round(floor + ((totalFen - least) / spread) * (100 - floor)),
  }));
}
