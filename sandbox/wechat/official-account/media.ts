import { bytes } from "../../core/http";
import { type Part, parseMultipart } from "../../core/multipart";
import { randomText } from "../../core/random";
import { bare, type Call, type Guarded } from "../endpoint";
import { type Errcode, PlatformError } from "../errcodes";
import { mediaOf, mediaUrl, storeMedia } from "../media-store";

const kb = 1024;
const mb = 1024 * kb;

/** What may be uploaded as what. */
const kinds: Record<string, { size: number; over: Errcode; files: Record<string, string> }> = {
  image: {
    size: 10 * mb,
    over: 40009,
    files: { png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg", gif: "image/gif" },
  },
  voice: {
    size: 2 * mb,
    over: 40010,
    files: { amr: "audio/amr", mp3: "audio/mp3" },
  },
  video: { size: 10 * mb, over: 40011, files: { mp4: "video/mp4" } },
  thumb: { size: 64 * kb, over: 40012, files: { jpg: "image/jpeg", jpeg: "image/jpeg" } },
};

function fileOf(call: Call): Part {
  const parts = parseMultipart(call.incoming.body, call.incoming.headers["content-type"] ?? "");
  const part = parts.find(({ name }) => name === "media") ?? parts.find((one) => one.filename);
  if (!part) throw new PlatformError(41005);
  if (part.bytes.length === 0) throw new PlatformError(44001);
  return part;
}

/** The content type by the file's name, else by what the client declared; 40005 when neither fits. */
function typeOf(part: Part, files: Record<string, string>): string {
  const extension = part.filename?.split(".").at(-1)?.toLowerCase() ?? "";
  const byName = files[extension];
  if (byName) return byName;
  const declared = part.contentType.replace("audio/mpeg", "audio/mp3");
  if (Object.values(files).includes(declared)) return declared;
  throw new PlatformError(40005);
}

function upload(call: Call) {
  const type = call.incoming.query.get("type") ?? "";
  const kind = kinds[type];
  if (!kind) throw new PlatformError(40004);
  const part = fileOf(call);
  const contentType = typeOf(part, kind.files);
  if (part.bytes.length > kind.size) throw new PlatformError(kind.over);
  const id = storeMedia(call.platform, call.account.kind, {
    type,
    bytes: part.bytes,
    contentType,
    filename: part.filename ?? `${type}.bin`,
  });
  const created = Math.floor(call.now / 1000);
  const idField = type === "thumb" ? "thumb_media_id" : "media_id";
  return bare({ type, [idField]: id, created_at: created });
}

function download({ platform, account, incoming }: Call) {
  const mediaId = incoming.query.get("media_id");
  if (!mediaId) throw new PlatformError(41006);
  const media = mediaOf(platform, account.kind, mediaId);
  if (media.type === "video") return bare({ video_url: mediaUrl(platform, mediaId) });
  const name = encodeURIComponent(media.filename);
  return bytes(Buffer.from(media.bytes), media.contentType, {
    "content-disposition": `attachment; filename="${name}"`,
  });
}

function downloadVoice({ platform, account, incoming }: Call) {
  const mediaId = incoming.query.get("media_id");
  if (!mediaId) throw new PlatformError(41006);
  const media = mediaOf(platform, account.kind, mediaId);
  if (media.type !== "voice") throw new PlatformError(40007);
  return bytes(Buffer.from(media.bytes), "voice/speex", {
    "content-disposition": 'attachment; filename="voice.speex"',
  });
}

function uploadImage(call: Call) {
  const part = fileOf(call);
  const contentType = typeOf(part, { png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg" });
  if (part.bytes.length > mb) throw new PlatformError(40009);
  const id = `article-${randomText(43)}`;
  call.platform.world.media.set(id, {
    account: call.account.kind,
    type: "image",
    bytes: part.bytes,
    contentType,
    filename: part.filename ?? "image",
    createdAt: call.now,
    expiresAt: Number.POSITIVE_INFINITY,
  });
  return bare({ url: mediaUrl(call.platform, id) });
}

const account = "both" as const;

export const mediaEndpoints: Guarded[] = [
  { path: "/cgi-bin/media/upload", method: "POST", account, input: "file", run: upload },
  { path: "/cgi-bin/media/get", method: "GET", account, run: download },
  { path: "/cgi-bin/media/get/jssdk", method: "GET", account: "official", run: downloadVoice },
  {
    path: "/cgi-bin/media/uploadimg",
    method: "POST",
    account: "official",
    input: "file",
    run: uploadImage,
  },
];
