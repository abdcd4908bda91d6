import { randomBytes } from "node:crypto";
import type { Ports } from "@server/ports";
import { signatureOf } from "@server/wechat";
import { fill } from "@shared/text/fill";
import { wechatDesk as words } from "@shared/text/zh-CN/wechat-desk";
import type { WechatAccount } from "@shared/wechat-desk/notices";
import type { Finding } from "./finding";
import { bad, good } from "./finding";
import { visit } from "./visit";

export interface CheckPlace {
  readonly ports: Ports;
  readonly account: WechatAccount;
  readonly origin: string;
}

const callbackUrl = ({ ports, account, origin }: CheckPlace) =>
  `${origin}/wechat/callback/${ports.wechat[account].appid}`;

/** Has the platform itself try to reach us: its resolvers, its networks. */
export async function checkPlatformSide({ ports, account }: CheckPlace): Promise<Finding> {
  const { ping = [], dns = [] } = await ports.wechat[account].quota.checkCallback();
  const lost = ping.find(({ package_loss }) => Number.parseFloat(package_loss) > 0);
  if (lost) return bad("unreachable", { loss: lost.package_loss });
  return good(fill(words.found.reached, { count: Math.max(ping.length, dns.length) }));
}

/** Asks our own address as the platform does when it is saved, once rightly and once forged. */
export async function checkOwnSide(place: CheckPlace): Promise<Finding> {
  const url = callbackUrl(place);
  try {
    const echostr = randomBytes(12).toString("hex");
    const token = place.ports.config.wechat[place.account].token;
    const right = await visit(`${url}?${signed(token, echostr)}`);
    if (right.status !== 200 || right.body !== echostr)
      return bad("wrongEcho", { url, status: right.status });
    const forged = await visit(`${url}?${signed(`${token}.`, echostr)}`);
    return forged.status === 200 ? bad("acceptsForged", { url }) : good(words.found.echoed);
  } catch (error) {
    return bad("noAnswer", { url, reason: reasonOf(error) });
  }
}

function signed(token: string, echostr: string): URLSearchParams {
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const nonce = randomBytes(8).toString("hex");
  return new URLSearchParams({
    signature: signatureOf(token, timestamp, nonce),
    timestamp,
    nonce,
    echostr,
  });
}

/** The public address: reachable, and by https wherever it counts. */
export async function checkOrigin({ ports, origin }: CheckPlace): Promise<Finding> {
  const url = `${origin}/healthz`;
  try {
    const { status } = await visit(url);
    if (status !== 200) return bad("noAnswer", { url, reason: String(status) });
  } catch (error) {
    return bad("noAnswer", { url, reason: reasonOf(error) });
  }
  if (ports.config.production && !origin.startsWith("https://"))
    return bad("notHttps", { url: origin });
  return good(fill(words.found.answers, { url: origin }));
}

/** Opens WeChat's own authorization page for our return address; a foreign host is refused there. */
export async function checkOauthHost({ ports, origin }: CheckPlace): Promise<Finding> {
  const back = `${origin}/auth/wechat/return`;
  const page = ports.wechat.official.oauth.authorizeUrl({
    redirectUri: back,
    state: "check",
  });
  try {
    const { body } = await visit(page.replace(/#.*$/, ""));
    if (/错误码[：:\s]*10003/.test(body))
      return bad("oauthRefused", { host: new URL(origin).host });
    return good("");
  } catch (error) {
    return bad("noAnswer", { url: new URL(page).origin, reason: reasonOf(error) });
  }
}

const reasonOf = (error: unknown) =>
  (error as { readonly code?: string }).code ?? (error instanceof Error ? error.message : "");
