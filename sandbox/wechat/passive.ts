import type { Article, CallbackTarget, MessageBody } from "../core/types";
import { isRecord, parseXml } from "../core/xml";
import { aesKey, decryptMessage, signature } from "./crypto";
import { record, showInChat } from "./deliver";
import { mediaUrl } from "./media-store";
import type { Platform } from "./platform";
import type { Account, PersonState } from "./world";

type Xml = Record<string, unknown>;

/**
 * Takes the answer to a push. True when it was acceptable: `success`, nothing, or a well-formed reply,
 * which is then shown to the person.
 */
export function readReply(
  platform: Platform,
  account: Account,
  person: PersonState,
  reply: string,
  { target, msgType }: { target: CallbackTarget; msgType: string },
): boolean {
  if (reply === "" || reply === "success") return true;
  const plain = opened(account, reply, target);
  const xml = plain === null ? null : parseXml(plain);
  if (!xml) return account.kind === "mini" && isTransferJson(platform, account, person, reply);
  if (text(xml.MsgType) === "transfer_customer_service") {
    transfer(
      platform,
      account,
      person,
      text(isRecord(xml.TransInfo) ? xml.TransInfo.KfAccount : ""),
    );
    return true;
  }
  if (account.kind === "mini" || text(xml.ToUserName) !== person.openids[account.kind])
    return false;
  const body = bodyOf(platform, account, xml, msgType);
  if (!body) return false;
  const message = { from: "account" as const, agent: null, aiGenerated: false, body };
  record(platform, account, person, { channel: "passive", data: { ...body } });
  showInChat(platform, account.kind, person, message);
  return true;
}

/** In safe mode the reply must be sealed and signed; readable XML is refused like on the real platform. */
function opened(account: Account, reply: string, target: CallbackTarget): string | null {
  const mode = target.mode ?? "safe";
  const outer = parseXml(reply);
  const encrypted = outer ? text(outer.Encrypt) : "";
  if (!outer || encrypted === "") return mode === "safe" ? null : reply;
  const expected = signature(account.token, text(outer.TimeStamp), text(outer.Nonce), encrypted);
  if (text(outer.MsgSignature) !== expected) return null;
  try {
    return decryptMessage(aesKey(account.encodingAESKey), account.appid, encrypted);
  } catch {
    return null;
  }
}

function isTransferJson(
  platform: Platform,
  account: Account,
  person: PersonState,
  reply: string,
): boolean {
  try {
    const body: unknown = JSON.parse(reply);
    if (!isRecord(body) || body.MsgType !== "transfer_customer_service") return false;
    transfer(platform, account, person, "");
    return true;
  } catch {
    return false;
  }
}

function transfer(platform: Platform, account: Account, person: PersonState, agent: string): void {
  const openid = person.openids[account.kind];
  const now = platform.clock.now();
  const wanted = agent === "" ? undefined : account.agents.get(agent);
  if (wanted?.online) account.sessions.set(openid, { agent, createdAt: now, lastAt: now });
  else if (agent === "") account.waiting.set(openid, now);
}

function text(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

/** Media that is not there, or not there any more, makes the reply as bad as a malformed one. */
function isKnown(platform: Platform, account: Account, mediaId: string): boolean {
  const media = platform.world.media.get(mediaId);
  return media?.account === account.kind && platform.clock.now() < media.expiresAt;
}

/** Several articles answer an event only; what is too much is dropped. */
const mostArticles = (msgType: string) => (msgType === "event" ? 8 : 1);

function bodyOf(
  platform: Platform,
  account: Account,
  xml: Xml,
  msgType: string,
): MessageBody | null {
  const part = (name: string): Xml => (isRecord(xml[name]) ? xml[name] : {});
  const media = (name: string) => {
    const mediaId = text(part(name).MediaId);
    if (!isKnown(platform, account, mediaId)) return null;
    return { mediaId, url: mediaUrl(platform, mediaId) };
  };
  switch (text(xml.MsgType)) {
    case "text":
      return text(xml.Content) === "" ? null : { type: "text", content: text(xml.Content) };
    case "image":
    case "voice": {
      const type = text(xml.MsgType) === "image" ? "image" : "voice";
      const found = media(type === "image" ? "Image" : "Voice");
      return found && { type, ...found };
    }
    case "video": {
      const found = media("Video");
      const { Title, Description } = part("Video");
      const words = { title: text(Title), description: text(Description) };
      return found && { type: "video", ...found, ...words };
    }
    case "music": {
      const { Title, Description, MusicUrl } = part("Music");
      return {
        type: "music",
        title: text(Title),
        description: text(Description),
        url: text(MusicUrl),
      };
    }
    case "news": {
      const items = articles(part("Articles").item).slice(0, mostArticles(msgType));
      return items.length === 0 ? null : { type: "news", articles: items };
    }
    default:
      return null;
  }
}

function articles(item: unknown): Article[] {
  const list = Array.isArray(item) ? item : [item];
  return list.filter(isRecord).map((each) => ({
    title: text(each.Title),
    description: text(each.Description),
    url: text(each.Url),
    picUrl: text(each.PicUrl),
  }));
}
