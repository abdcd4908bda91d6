import { post } from "./bridge";
import { api, type CallOptions } from "./call";

export const userDataPath = "wxfile://usr";

interface PhoneFile {
  blob: Blob;
  url: string;
  at: number;
}

const files = new Map<string, PhoneFile>();
let lastTemporary = 0;

/** Keeps a file under a `wxfile://` path; the shell learns its address so that images can show it. */
export function keepFile(blob: Blob, path: string): string {
  const url = URL.createObjectURL(blob);
  files.set(path, { blob, url, at: Date.now() });
  post({ t: "file", path, url });
  return path;
}

export function keepTemporary(blob: Blob, extension: string): string {
  lastTemporary += 1;
  return keepFile(blob, `wxfile://tmp_${Date.now()}_${lastTemporary}.${extension}`);
}

export function fileAt(path: unknown): Blob {
  const file = files.get(String(path));
  if (!file) throw new Error(`no such file or directory, open '${String(path)}'`);
  return file.blob;
}

/** An address that `fetch` in this worker can read, for any source a bundle may name. */
export function fileUrl(source: string): string {
  const file = files.get(source);
  if (file) return file.url;
  if (/^https?:/.test(source)) return `/__phone/forward?url=${encodeURIComponent(source)}`;
  if (/^(data|blob):/.test(source)) return source;
  return `/__phone/app/file/${source.replace(/^\//, "")}`;
}

type Encoding = "utf8" | "utf-8" | "base64" | "hex" | "ascii" | "binary" | "latin1";

function decode(bytes: Uint8Array, encoding: unknown): string | ArrayBuffer {
  if (!encoding) return bytes.slice().buffer;
  switch (encoding as Encoding) {
    case "base64":
      return btoa(latin(bytes));
    case "hex":
      return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    case "ascii":
    case "binary":
    case "latin1":
      return latin(bytes);
    default:
      return new TextDecoder().decode(bytes);
  }
}

function latin(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function encode(data: unknown, encoding: unknown): Blob {
  if (data instanceof ArrayBuffer) return new Blob([data]);
  const text = String(data ?? "");
  if (encoding === "base64") {
    return new Blob([Uint8Array.from(atob(text), (char) => char.charCodeAt(0))]);
  }
  return new Blob([text]);
}

const disk = {
  access: (path: unknown) => void fileAt(path),
  readFile: (path: unknown, encoding?: unknown) => {
    const buffer = new FileReaderSync().readAsArrayBuffer(fileAt(path));
    return decode(new Uint8Array(buffer), encoding);
  },
  writeFile: (path: unknown, data: unknown, encoding?: unknown) => {
    if (!String(path).startsWith(`${userDataPath}/`)) {
      throw new Error(`permission denied, open ${String(path)}`);
    }
    keepFile(encode(data, encoding), String(path));
  },
  unlink: (path: unknown) => {
    fileAt(path);
    const file = files.get(String(path));
    if (file) URL.revokeObjectURL(file.url);
    files.delete(String(path));
  },
  saveFile: (temporary: unknown, path?: unknown) =>
    keepFile(
      fileAt(temporary),
      String(path ?? `${userDataPath}/${String(temporary).split("/").at(-1)}`),
    ),
  stat: (path: unknown) => {
    const size = fileAt(path).size;
    const at = files.get(String(path))?.at ?? 0;
    return {
      size,
      lastModifiedTime: Math.floor(at / 1000),
      isFile: () => true,
      isDirectory: () => false,
    };
  },
};

const nothing = (_done: unknown) => ({});

/** `wx.getFileSystemManager()`: a disk in memory, gone when the mini-program is destroyed. */
export const fileSystemManager = {
  access: api("access", (o) => nothing(disk.access(o.path))),
  accessSync: disk.access,
  readFile: api("readFile", (o) => ({ data: disk.readFile(o.filePath, o.encoding) })),
  readFileSync: disk.readFile,
  writeFile: api("writeFile", (o) => nothing(disk.writeFile(o.filePath, o.data, o.encoding))),
  writeFileSync: disk.writeFile,
  unlink: api("unlink", (o) => nothing(disk.unlink(o.filePath))),
  unlinkSync: disk.unlink,
  saveFile: api("saveFile", (o) => ({ savedFilePath: disk.saveFile(o.tempFilePath, o.filePath) })),
  saveFileSync: disk.saveFile,
  getFileInfo: api("getFileInfo", (o) => ({ size: fileAt(o.filePath).size })),
  stat: api("stat", (o) => ({ stats: disk.stat(o.path) })),
  statSync: disk.stat,
};

export const getFileInfo = api("getFileInfo", (options: CallOptions) => ({
  size: fileAt(options.filePath).size,
}));
