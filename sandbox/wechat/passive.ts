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
  target: CallbackTarget,
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
  const body = bodyOf(platform, xml);
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

function bodyOf(platform: Platform, xml: Xml): MessageBody | null {
  const part = (name: string): Xml => (isRecord(xml[name]) ? xml[name] : {});
  const media = (name: string) => {
    const mediaId = text(part(name).MediaId);
    return { mediaId, url: mediaUrl(platform, mediaId) };
  };
  switch (text(xml.MsgType)) {
    case "text":
      return text(xml.Content) === "" ? null : { type: "text", content: text(xml.Content) };
    case "image":
      return { type: "image", ...media("Image") };
    case "voice":
      return { type: "voice", ...media("Voice") };
    case "video": {
      const { Title, Description } = part("Video");
      return {
        type: "video",
        ...media("Video"),
        title: text(Title),
        description: text(Description),
      };
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
      const items = articles(part("Articles").item);
      return items.length === 0 ? null : { type: "news", articles: items };
    }
    default:
      return null;
  }
}

function articles(item: unknown): Article[] {
  const list = Array.isArray(item) ? item : [item];
  return list
    .filter(isRecord)
    .map((each) => ({
      title: text(each.Title),
      description: text(each.Description),
      url: text(each.Url),
      picUrl: text(each.PicUrl),
    }))
    .slice(0, 8);
}
