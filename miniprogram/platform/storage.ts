import Taro from "@tarojs/taro";

/** What the device keeps between visits. A full or broken storage loses the entry, never the screen. */
export const storage = {
  read<T>(key: string): T | undefined {
    try {
      const text: unknown = Taro.getStorageSync(key);
      return typeof text === "string" && text ? (JSON.parse(text) as T) : undefined;
    } catch {
      return undefined;
    }
  },
  write(key: string, value: unknown): void {
    try {
      Taro.setStorageSync(key, JSON.stringify(value));
    } catch {
      // Nothing to do: the value still lives in memory.
    }
  },
  remove(key: string): void {
    try {
      Taro.removeStorageSync(key);
    } catch {
      // Already gone, or not ours to remove.
    }
  },
};
