import { base } from "./base";
import type { Picture } from "./media";

const address = (path: string) => `${base}/api/v1${path}`;
const headerOf = (token: string | undefined): Record<string, string> =>
  token ? { authorization: `Bearer ${token}` } : {};

/** One picture by the browser's own chooser; nothing when it was closed. */
export function choosePicture(source: "album" | "camera"): Promise<Picture | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = "image/png,image/jpeg,image/webp";
    if (source === "camera") input.capture = "environment";
    input.onchange = () => resolve(measured(input.files?.[0]));
    input.oncancel = () => resolve(undefined);
    input.click();
  });
}

/** What a blob address stands for: fetching one is not allowed by the page's content policy. */
const blobs = new Map<string, Blob>();

/** Gives a blob an address that an image, a player and `upload` understand. */
export function addressOf(blob: Blob): string {
  const path = URL.createObjectURL(blob);
  blobs.set(path, blob);
  return path;
}

async function measured(file: File | undefined): Promise<Picture | undefined> {
  if (!file) return undefined;
  const path = addressOf(file);
  const image = new Image();
  image.src = path;
  await image.decode();
  return { path, width: image.naturalWidth, height: image.naturalHeight, bytes: file.size };
}

/** Sends a file as the form field `file`. */
export async function upload(path: string, token: string | undefined) {
  const blob = blobs.get(path);
  if (!blob) throw new Error("the file is gone");
  const form = new FormData();
  form.append("file", blob, blob.type.startsWith("audio/") ? "voice" : "picture");
  const response = await fetch(address("/media"), {
    method: "POST",
    headers: headerOf(token),
    body: form,
  });
  return { status: response.status, body: (await response.json()) as unknown };
}

/** Fetches a protected file to a place that an image or a player can show. */
export async function download(mediaId: string, token: string | undefined): Promise<string> {
  const response = await fetch(address(`/media/${encodeURIComponent(mediaId)}`), {
    headers: headerOf(token),
  });
  if (!response.ok) throw new Error(`media answered ${response.status}`);
  return addressOf(await response.blob());
}

/** Shows a picture on a page of its own, where the browser lets it be pinched. */
export function viewPicture(path: string): void {
  window.open(path, "_blank", "noopener");
}

let player: HTMLAudioElement | undefined;

/** Plays a voice message; whatever played before stops. Ends by itself or by the returned act. */
export function play(path: string, ended: () => void): () => void {
  player?.pause();
  const current = new Audio(path);
  player = current;
  current.onended = ended;
  current.onpause = ended;
  current.onerror = ended;
  void current.play().catch(ended);
  return () => current.pause();
}

/** Opens a document in a page of its own. */
export async function openFile(path: string): Promise<void> {
  window.open(path, "_blank", "noopener");
}
