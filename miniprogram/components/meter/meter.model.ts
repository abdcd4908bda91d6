/** The taken share in percent, never outside its bar. */
export function shareTaken(taken: number, of: number): number {
  if (of <= 0) return 100;
  return Math.min(100, Math.max(0, Math.round((taken / of) * 100)));
}
