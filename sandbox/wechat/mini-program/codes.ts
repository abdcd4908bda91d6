import QRCode from "qrcode";
import { bytes } from "../../core/http";
import { randomText } from "../../core/random";
import type { Call, Guarded } from "../endpoint";
import { PlatformError } from "../errcodes";
import { text } from "../input";
import { pageExists } from "../jump";

const sceneRule = /^[\dA-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;
const versions = ["release", "trial", "develop"];
const maxCodes = 100_000;

async function unlimited(call: Call) {
  const { body } = call;
  if (body.scancode_time !== undefined) throw new PlatformError(85096);
  const scene = typeof body.scene === "string" ? body.scene : "";
  if (scene.length === 0 || scene.length > 32) throw new PlatformError(40169);
  if (!sceneRule.test(scene)) throw new PlatformError(40129);
  const page = typeof body.page === "string" ? body.page : "";
  if (page.startsWith("/") || page.includes("?")) throw new PlatformError(41030);
  if (body.check_path !== false && !pageExists(call.platform, page)) throw new PlatformError(41030);
  return draw(call, page, `scene=${encodeURIComponent(scene)}`);
}

async function limited(call: Call, longest: number) {
  const path = text(call.body, "path", 40159);
  if (Buffer.byteLength(path) > longest) throw new PlatformError(40159);
  if (call.account.codesMade >= maxCodes) throw new PlatformError(45029);
  call.account.codesMade++;
  const [page = "", query = ""] = path.split("?", 2);
  return draw(call, page, query, { "num-used": String(call.account.codesMade) });
}

/** A round code cannot be read by ordinary scanners; this one is square and carries the same. */
async function draw(
  { platform, account, body, now }: Call,
  page: string,
  query: string,
  headers: Record<string, string> = {},
) {
  const env = body.env_version ?? "release";
  if (typeof env !== "string" || !versions.includes(env)) throw new PlatformError(40097);
  const width = body.width === undefined ? 430 : Number(body.width);
  if (!Number.isInteger(width)) throw new PlatformError(40097);
  const id = randomText(16);
  const url = `https://mp.weixin.qq.com/a/~${account.appid}~${id}`;
  platform.world.links.set(url, {
    kind: "code",
    path: page,
    query,
    env,
    createdAt: now,
    expiresAt: Number.POSITIVE_INFINITY,
  });
  const size = Math.min(1280, Math.max(280, width));
  if (body.is_hyaline === true) {
    const color = { light: "#0000" };
    const image = await QRCode.toBuffer(url, { width: size, margin: 2, color });
    return bytes(image, "image/png", headers);
  }
  const image = await QRCode.toBuffer(url, { width: size, margin: 2 });
  // A client is known that takes nothing but JPEG here, so the platform must send that.
  const { default: sharp } = await import("sharp");
  return bytes(await sharp(image).jpeg({ quality: 90 }).toBuffer(), "image/jpeg", headers);
}

const shape = { method: "POST", account: "mini" } as const;

export const codeEndpoints: Guarded[] = [
  { path: "/wxa/getwxacodeunlimit", ...shape, run: unlimited },
  { path: "/wxa/getwxacode", ...shape, run: (call) => limited(call, 1024) },
  { path: "/cgi-bin/wxaapp/createwxaqrcode", ...shape, run: (call) => limited(call, 128) },
];
