import { call } from "@console/data/call";
import type { Input, Output } from "@console/data/queries";

type Kind = Input<"POST /imports">["kind"];
export type Import = Output<"GET /imports/:id">;

/** As large as the server takes a piece; a repeated piece replaces itself, so a lost one is sent again. */
const partBytes = 128 * 1024;

/** Brings a file up in pieces; what its columns stand for is said next, and nothing is written yet. */
export async function uploadFile(
  kind: Kind,
  file: File,
  onProgress: (share: number) => void,
): Promise<Import> {
  const { id } = await call("POST /imports", { kind, fileName: file.name.slice(-120) });
  const parts = Math.max(1, Math.ceil(file.size / partBytes));
  for (let no = 0; no < parts; no += 1) {
    const piece = file.slice(no * partBytes, (no + 1) * partBytes);
    await call("POST /imports/:id/parts", { id, no, base64: toBase64(await piece.arrayBuffer()) });
    onProgress((no + 1) / parts);
  }
  return call("GET /imports/:id", { id });
}

export function toBase64(buffer: ArrayBuffer): string {
  const bytes = new Uint8Array(buffer);
  const step = 0x8000;
  let text = "";
  for (let at = 0; at < bytes.length; at += step)
    text += String.fromCharCode(...bytes.subarray(at, at + step));
  return btoa(text);
}
