/** A browser may not change the brightness, but it can keep the screen on. */
export async function brighten(): Promise<() => void> {
  const lock = await navigator.wakeLock?.request("screen").catch(() => undefined);
  return () => void lock?.release();
}
