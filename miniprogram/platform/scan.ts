import Taro from "@tarojs/taro";

/** Whether this host has a scanner of its own. */
export const canScan = true;

/** What the person scanned; undefined when they gave up. */
export async function scanCode(): Promise<string | undefined> {
  try {
    return (await Taro.scanCode({ scanType: ["qrCode"] })).result;
  } catch {
    return undefined;
  }
}
