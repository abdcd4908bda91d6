interface Size {
  readonly width: number;
  readonly height: number;
}

/** A line through values, left to right, with a little air above and below; one value is a flat line. */
export function linePath(values: readonly number[], { width, height }: Size): string {
  const most = Math.max(...values);
  const least = Math.min(...values);
  const span = most - least || 1;
  const air = height * 0.12;
  const at = (value: number, index: number) => {
    const x = values.length > 1 ? (index / (values.length - 1)) * width : 0;
    const share = most === least ? 0.5 : (value - least) / span;
    const y = height - air - share * (height - 2 * air);
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  };
  const points = values.map(at);
  return `M${points.join("L")}`;
}
