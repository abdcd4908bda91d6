import Taro from "@tarojs/taro";

/** Makes the screen bright and keeps it on, for a scanner at the door; the returned act puts it back. */
export async function brighten(): Promise<() => void> {
  const before = await Taro.getScreenBrightness()
    .then(({ value }) => value)
    .catch(() => undefined);
  const quietly = () => undefined;
  void Taro.setScreenBrightness({ value: 1 }).catch(quietly);
  void Taro.setKeepScreenOn({ keepScreenOn: true }).catch(quietly);
  return () => {
    if (before !== undefined) void Taro.setScreenBrightness({ value: before }).catch(quietly);
    void Taro.setKeepScreenOn({ keepScreenOn: false }).catch(quietly);
  };
}
