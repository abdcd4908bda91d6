import QRCode from "qrcode";
import { seconds } from "../../core/clock";
import { bytes } from "../../core/http";
import { randomText } from "../../core/random";
import { isRecord } from "../../core/xml";
import { bare, type Call, type Guarded, type Open, type OpenCall, ok } from "../endpoint";
import { PlatformError } from "../errcodes";
import { integer, text } from "../input";
import type { QrCode } from "../world";

const maxLife = 2_592_000;
const maxPermanent = 100_000;

/** 40053 for whatever is wrong with the scene: which rule was broken is not told apart. */
function sceneOf(action: string, info: unknown): string {
  const scene = isRecord(info) && isRecord(info.scene) ? info.scene : {};
  if (action === "QR_SCENE" || action === "QR_LIMIT_SCENE") {
    const id = Number(scene.scene_id);
    const most = action === "QR_SCENE" ? 0xffffffff : maxPermanent;
    if (!Number.isInteger(id) || id < 1 || id > most) throw new PlatformError(40053);
    return String(id);
  }
  const value = scene.scene_str;
  if (typeof value !== "string" || value.length < 1 || value.length > 64) {
    throw new PlatformError(40053);
  }
  return value;
}

const actions = ["QR_SCENE", "QR_STR_SCENE", "QR_LIMIT_SCENE", "QR_LIMIT_STR_SCENE"];

function create({ platform, body, now }: Call) {
  const action = text(body, "action_name", 40053);
  if (!actions.includes(action)) throw new PlatformError(40053);
  const scene = sceneOf(action, body.action_info);
  const isPermanent = action.includes("LIMIT");
  const life = isPermanent
    ? 0
    : body.expire_seconds === undefined
      ? 60
      : integer(body, "expire_seconds");
  if (!isPermanent && (life < 1 || life > maxLife)) throw new PlatformError(40053);
  if (isPermanent) refuseWhenExhausted([...platform.world.qrCodes.values()]);
  const ticket = `gQ${randomText(94)}==`;
  const url = `http://weixin.qq.com/q/${randomText(22)}`;
  const expiresAt = isPermanent ? Number.POSITIVE_INFINITY : now + seconds(life);
  const numeric = !action.includes("STR");
  platform.world.qrCodes.set(ticket, { ticket, url, scene, numeric, expiresAt });
  return bare(isPermanent ? { ticket, url } : { ticket, expire_seconds: life, url });
}

function refuseWhenExhausted(codes: QrCode[]): void {
  const permanent = codes.filter(({ expiresAt }) => expiresAt === Number.POSITIVE_INFINITY);
  if (permanent.length >= maxPermanent) throw new PlatformError(40053);
}

async function show({ platform, incoming }: OpenCall) {
  const code = platform.world.qrCodes.get(incoming.query.get("ticket") ?? "");
  if (!code) return { status: 404, headers: { "content-type": "text/plain" }, body: "" };
  const image = await QRCode.toBuffer(code.url, { width: 430, margin: 2 });
  return bytes(image, "image/png");
}

function shorten({ platform, body, now }: Call) {
  const data = text(body, "long_data", 40035);
  if (Buffer.byteLength(data) > 4096) throw new PlatformError(40035);
  const life = body.expire_seconds === undefined ? maxLife : integer(body, "expire_seconds");
  if (life < 1 || life > maxLife) throw new PlatformError(40035);
  const key = randomText(15);
  platform.world.shortKeys.set(key, { data, expiresAt: now + seconds(life) });
  return ok({ short_key: key });
}

function fetchLong({ platform, body, now }: Call) {
  const known = platform.world.shortKeys.get(text(body, "short_key", 40035));
  if (!known || known.expiresAt <= now) throw new PlatformError(40035);
  const left = Math.floor((known.expiresAt - now) / 1000);
  return ok({ long_data: known.data, create_time: Math.floor(now / 1000), expire_seconds: left });
}

const account = "official" as const;

export const qrEndpoints: (Guarded | Open)[] = [
  { path: "/cgi-bin/qrcode/create", method: "POST", account, run: create },
  { path: "/cgi-bin/showqrcode", method: "any", account: "none", input: "none", run: show },
  { path: "/cgi-bin/shorten/gen", method: "POST", account, run: shorten },
  { path: "/cgi-bin/shorten/fetch", method: "POST", account, run: fetchLong },
];
