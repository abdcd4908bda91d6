/** In a browser WeChat's own scanner opens the page with the code in its address. */
export const canScan = false;

export async function scanCode(): Promise<string | undefined> {
  return undefined;
}
