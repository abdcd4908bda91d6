import Taro from "@tarojs/taro";

/** Makes the screen bright and keeps it on, for a scanner at the door; the returned act puts it back. */
export async function brighten(): Promise<() => void> {
  const before = await tried(() => Taro.getScreenBrightness());
  void tried(() => Taro.setScreenBrightness({ value: 1 }));
  void tried(() => Taro.setKeepScreenOn({ keepScreenOn: true }));
  return () => {
    if (before) void tried(() => Taro.setScreenBrightness({ value: before.value }));
    void tried(() => Taro.setKeepScreenOn({ keepScreenOn: false }));
  };
}

/** Not every host can do it, and a ticket is shown all the same. */
async function tried<Result>(run: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await run();
  } catch {
    return undefined;
  }
}
