/** Pictures are shown in one of three frames, so that the list's height is known before they come. */
export function frameOf({ width, height }: { readonly width: number; readonly height: number }) {
  const ratio = width / Math.max(1, height);
  if (ratio > 1.2) return "wide";
  return ratio < 0.83 ? "tall" : "square";
}
