import { post } from "./bridge";
import { type Api, api, count } from "./call";
import { state } from "./state";

const kilobyte = 1024;
const keyLimit = kilobyte * kilobyte;
const totalLimit = 10 * keyLimit;

function save(): void {
  post({ t: "storage", storage: { ...state.storage } });
}

function size(): number {
  return JSON.stringify(state.storage).length;
}

function get(key: string): unknown {
  const text = state.storage[key];
  return text === undefined ? "" : (JSON.parse(text) as unknown[])[0];
}

function set(key: string, value: unknown): void {
  const text = JSON.stringify([value ?? ""]);
  if (text.length > keyLimit) throw new Error("entry size limit reached");
  if (size() + text.length > totalLimit)
    throw new Error("the maximum size of the file storage limit is exceeded");
  state.storage[key] = text;
  save();
}

function remove(key: string): void {
  delete state.storage[key];
  save();
}

function clear(): void {
  state.storage = {};
  save();
}

function info() {
  return {
    keys: Object.keys(state.storage),
    currentSize: Math.ceil(size() / kilobyte),
    limitSize: totalLimit / kilobyte,
  };
}

/** What the bundle stored, in clear, for tests and the stage. */
export function storedValues(): Record<string, unknown> {
  return Object.fromEntries(Object.keys(state.storage).map((key) => [key, get(key)]));
}

function counted<Arguments extends unknown[], Result>(
  name: string,
  run: (...args: Arguments) => Result,
): (...args: Arguments) => Result {
  return (...args) => {
    count(name, { known: true });
    return run(...args);
  };
}

export const storage: Record<string, Api | ((...args: never[]) => unknown)> = {
  getStorageSync: counted("getStorageSync", get),
  setStorageSync: counted("setStorageSync", set),
  removeStorageSync: counted("removeStorageSync", remove),
  clearStorageSync: counted("clearStorageSync", clear),
  getStorageInfoSync: counted("getStorageInfoSync", info),
  getStorage: api("getStorage", (options) => {
    const key = String(options.key);
    if (!(key in state.storage)) throw new Error("data not found");
    return { data: get(key) };
  }),
  setStorage: api("setStorage", (options) => {
    set(String(options.key), options.data);
    return {};
  }),
  removeStorage: api("removeStorage", (options) => {
    remove(String(options.key));
    return {};
  }),
  clearStorage: api("clearStorage", () => {
    clear();
    return {};
  }),
  getStorageInfo: api("getStorageInfo", info),
};
