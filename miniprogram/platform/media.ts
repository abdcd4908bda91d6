import Taro from "@tarojs/taro";
import { base } from "./base";

export interface Picture {
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

const address = (path: string) => `${base}/api/v1${path}`;
const headerOf = (token: string | undefined): Record<string, string> =>
  token ? { authorization: `Bearer ${token}` } : {};

/** One picture from the album or the camera, made smaller by the host; nothing when the person closed the sheet. */
export async function choosePicture(source: "album" | "camera"): Promise<Picture | undefined> {
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count: 1,
      mediaType: ["image"],
      sourceType: [source],
      sizeType: ["compressed"],
    });
    const file = tempFiles[0];
    if (!file) return undefined;
    const { width, height } =
      file.width && file.height ? file : await Taro.getImageInfo({ src: file.tempFilePath });
    return { path: file.tempFilePath, width, height, bytes: file.size };
  } catch {
    return undefined;
  }
}

/** Sends a file as the form field `file`. */
export async function upload(path: string, token: string | undefined) {
  const response = await Taro.uploadFile({
    url: address("/media"),
    filePath: path,
    name: "file",
    header: headerOf(token),
    timeout: 60_000,
  });
  const body: unknown = response.data ? JSON.parse(response.data) : undefined;
  return { status: response.statusCode, body };
}

/** Fetches a protected file to a place that an image or a player can show. */
export async function download(mediaId: string, token: string | undefined): Promise<string> {
  const response = await Taro.downloadFile({
    url: address(`/media/${encodeURIComponent(mediaId)}`),
    header: headerOf(token),
  });
  if (response.statusCode !== 200) throw new Error(`media answered ${response.statusCode}`);
  return response.tempFilePath;
}

/** Shows a picture on the whole screen, where it can be pinched. */
export function viewPicture(path: string): void {
  void Taro.previewImage({ current: path, urls: [path] });
}

let player: Taro.InnerAudioContext | undefined;

/** Plays a voice message; whatever played before stops. Ends by itself or by the returned act. */
export function play(path: string, ended: () => void): () => void {
  player?.stop();
  player?.destroy();
  const current = Taro.createInnerAudioContext();
  player = current;
  const finish = () => {
    if (player === current) player = undefined;
    ended();
  };
  current.onEnded(finish);
  current.onStop(finish);
  current.onError(finish);
  current.src = path;
  current.play();
  return () => current.stop();
}

/** Opens a document with what the phone has for it. */
export async function openFile(path: string): Promise<void> {
  await Taro.openDocument({ filePath: path, showMenu: true });
}
