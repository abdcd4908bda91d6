import type { Data } from "../protocol";
import { ask, CallError, fetchNow } from "./bridge";
import { type Api, api, type CallOptions, count } from "./call";
import { fileUrl } from "./files";
import { topPage } from "./state";
import { storage } from "./storage";

const pageId = () => topPage()?.pageId;

function toBase64(buffer: ArrayBuffer): string {
  let text = "";
  for (const byte of new Uint8Array(buffer)) text += String.fromCharCode(byte);
  return btoa(text);
}

function fromBase64(text: string): ArrayBuffer {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return bytes.buffer;
}

async function getImageInfo({ src }: CallOptions): Promise<Data> {
  const path = String(src ?? "");
  const response = await fetchNow(fileUrl(path));
  if (!response.ok) throw new CallError(`download image fail ${response.status}`);
  const blob = await response.blob();
  const { width, height } = await createImageBitmap(blob);
  return { width, height, path, type: blob.type.split("/")[1] ?? "unknown", orientation: "up" };
}

type Pair = { key: string; value: unknown };
const set = storage.setStorageSync as (key: string, value: unknown) => void;
const get = storage.getStorageSync as (key: string) => unknown;

function setMany(pairs: unknown): void {
  for (const { key, value } of pairs as Pair[]) set(key, value);
}

const getMany = (keys: unknown) => (keys as string[]).map((key) => get(key));

type Plain = (...args: never[]) => unknown;

function counted<Arguments extends unknown[], Result>(
  name: string,
  run: (...args: Arguments) => Result,
): Plain {
  return ((...args: Arguments) => {
    count(name, { known: true });
    return run(...args);
  }) as Plain;
}

/** What a usual mini-program asks beside screen, network and media. */
export const extras: Record<string, Api | Plain> = {
  arrayBufferToBase64: counted("arrayBufferToBase64", toBase64),
  base64ToArrayBuffer: counted("base64ToArrayBuffer", fromBase64),
  getImageInfo: api("getImageInfo", getImageInfo),
  createOffscreenCanvas: counted(
    "createOffscreenCanvas",
    ({ width = 300, height = 150 }: { width?: number; height?: number } = {}) =>
      new OffscreenCanvas(width, height),
  ),
  batchSetStorageSync: counted("batchSetStorageSync", setMany),
  batchGetStorageSync: counted("batchGetStorageSync", getMany),
  batchSetStorage: api("batchSetStorage", (options) => {
    setMany(options.kvList);
    return {};
  }),
  batchGetStorage: api("batchGetStorage", (options) => ({ dataList: getMany(options.keyList) })),
  previewMedia: api("previewMedia", (options) => {
    const sources = (options.sources ?? []) as { url: string }[];
    const urls = sources.map(({ url }) => url);
    return ask("previewImage", { urls, current: urls[Number(options.current ?? 0)] }, pageId());
  }),
  getUserProfile: api("getUserProfile", () => ({
    // Nobody's name or picture is given out any more; everybody is 微信用户.
    userInfo: {
      nickName: "微信用户",
      avatarUrl: "",
      gender: 0,
      country: "",
      province: "",
      city: "",
      language: "",
    },
  })),
};
