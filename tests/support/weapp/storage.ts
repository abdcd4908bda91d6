import type { WxOptions } from "./network";

export interface Storing {
  api: (name: string, run: (options: WxOptions) => unknown) => unknown;
  counted<T>(name: string, run: (...args: never[]) => T): unknown;
  storage: Map<string, unknown>;
}

/** Storage of one person, shared by whoever boots the bundle with the same map. */
export function storageApis({ api, counted, storage }: Storing): Record<string, unknown> {
  const copy = (value: unknown) => (value === undefined ? "" : JSON.parse(JSON.stringify(value)));
  return {
    getStorageSync: counted("getStorageSync", (key: string) => copy(storage.get(key))),
    setStorageSync: counted(
      "setStorageSync",
      (key: string, value: unknown) => void storage.set(key, copy(value)),
    ),
    removeStorageSync: counted("removeStorageSync", (key: string) => void storage.delete(key)),
    clearStorageSync: counted("clearStorageSync", () => storage.clear()),
    getStorageInfoSync: counted("getStorageInfoSync", () => ({ keys: [...storage.keys()] })),
    getStorage: api("getStorage", ({ key }) => {
      if (!storage.has(String(key))) throw new Error("data not found");
      return { data: copy(storage.get(String(key))) };
    }),
    setStorage: api("setStorage", ({ key, data }) => void storage.set(String(key), copy(data))),
    removeStorage: api("removeStorage", ({ key }) => void storage.delete(String(key))),
  };
}
