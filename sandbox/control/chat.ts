import type { AccountKind, ChatMessage, MenuOutcome, MessageBody, Saying } from "../core/types";
import type { Fields } from "../core/xml";
import { showInChat } from "../wechat/deliver";
import { chatMessage, menuFor } from "../wechat/format";
import { grant } from "../wechat/grants";
import { miniJump } from "../wechat/jump";
import { mediaUrl, storeMedia } from "../wechat/media-store";
import { liveSession } from "../wechat/official-account/agents";
import { nextId, type Platform } from "../wechat/platform";
import type { PersonState } from "../wechat/world";
import { ControlError } from "./errors";

/** A message from a person to an account: shown in the chat, pushed to the developer. */
export function say(
  platform: Platform,
  person: PersonState,
  saying: Saying,
  kind: AccountKind,
): ChatMessage {
  if (kind === "official" && !person.following) {
    throw new ControlError("notFollowing", `${person.nickname}尚未关注公众号`, 409);
  }
  const { msgType, fields, body } = translate(platform, kind, saying);
  const stored = fromUser(platform, person, kind, body);
  const now = platform.clock.now();
  grant(person, kind, "message", now);
  const account = platform.world.accounts[kind];
  const session = liveSession(account, person.openids[kind], now);
  if (session) {
    // An agent has taken over: the developer does not hear of it any more.
    session.lastAt = now;
    return chatMessage(platform, stored);
  }
  const MsgId = nextId(platform);
  platform.pusher.push({ kind, person, msgType, fields: { ...fields, MsgId }, awaited: true });
  return chatMessage(platform, stored);
}

function fromUser(platform: Platform, person: PersonState, kind: AccountKind, body: MessageBody) {
  return showInChat(platform, kind, person, {
    from: "user",
    agent: null,
    aiGenerated: false,
    body,
  });
}

interface Spoken {
  msgType: string;
  fields: Fields;
  body: MessageBody;
}

function translate(platform: Platform, kind: AccountKind, saying: Saying): Spoken {
  switch (saying.type) {
    case "text":
      if (!saying.content) throw new ControlError("emptyText", "请输入内容");
      return { msgType: "text", fields: { Content: saying.content }, body: saying };
    case "location": {
      const { latitude, longitude, label = "", scale = 16 } = saying;
      const fields = { Location_X: latitude, Location_Y: longitude, Scale: scale, Label: label };
      const body = { type: "location" as const, latitude, longitude, scale, label };
      return { msgType: "location", fields, body };
    }
    case "link": {
      const { title, description, url } = saying;
      const fields = { Title: title, Description: description, Url: url };
      return { msgType: "link", fields, body: { ...saying, thumbUrl: "" } };
    }
    case "miniprogrampage": {
      const { title, pagePath } = saying;
      const { appid } = platform.world.accounts.mini;
      const fields = { Title: title, AppId: appid, PagePath: pagePath, ThumbUrl: "" };
      const body = { type: "miniprogram" as const, title, appid, pagePath, thumbUrl: "" };
      return { msgType: "miniprogrampage", fields, body };
    }
    default:
      return translateMedia(platform, kind, saying);
  }
}

const contentTypes = { image: "image/png", voice: "audio/amr", video: "video/mp4" };

function translateMedia(
  platform: Platform,
  kind: AccountKind,
  saying: Extract<Saying, { type: "image" | "voice" | "video" }>,
): Spoken {
  const store = (type: "image" | "voice" | "video", bytes: Buffer) => {
    const contentType = contentTypes[type];
    return storeMedia(platform, kind, { type, bytes, contentType, filename: `${type}.bin` });
  };
  const mediaId = saying.mediaId ?? store(saying.type, saying.bytes ?? Buffer.alloc(1));
  const url = mediaUrl(platform, mediaId);
  if (saying.type === "image") {
    const fields = { PicUrl: url, MediaId: mediaId };
    return { msgType: "image", fields, body: { type: "image", mediaId, url } };
  }
  if (saying.type === "video") {
    const thumb = store("image", Buffer.alloc(1));
    const body = { type: "video" as const, mediaId, url, title: "", description: "" };
    return { msgType: "video", fields: { MediaId: mediaId, ThumbMediaId: thumb }, body };
  }
  const { recognition, format = "amr" } = saying;
  const spoken: Fields = recognition === undefined ? {} : { Recognition: recognition };
  return {
    msgType: "voice",
    fields: { MediaId: mediaId, Format: format, ...spoken },
    body: { type: "voice", mediaId, url, ...(recognition !== undefined && { recognition }) },
  };
}

/** A tap on an item of a menu message: pushed as text, counted like a menu click. */
export function tapMenuItem(
  platform: Platform,
  person: PersonState,
  item: { id: string; content: string },
): ChatMessage {
  const body = { type: "text" as const, content: item.content };
  const stored = fromUser(platform, person, "official", body);
  grant(person, "official", "menu", platform.clock.now());
  const fields = { Content: item.content, bizmsgmenuid: item.id, MsgId: nextId(platform) };
  platform.pusher.push({ kind: "official", person, msgType: "text", fields, awaited: true });
  return chatMessage(platform, stored);
}

/** A tap on a button of the menu. Only click and the two scan buttons open a window. */
export function clickMenu(platform: Platform, person: PersonState, wanted: string): MenuOutcome {
  const account = platform.world.accounts.official;
  const flat = menuFor(account, person).flatMap((top) => [
    { button: top, path: top.name },
    ...(top.sub_button ?? []).map((button) => ({ button, path: `${top.name}/${button.name}` })),
  ]);
  const found = flat.find(
    ({ button, path }) => wanted === path || wanted === button.name || wanted === button.key,
  );
  const type = found?.button.type;
  if (!found || type === undefined) {
    throw new ControlError("unknownButton", `菜单里没有「${wanted}」`, 404);
  }
  const { button } = found;
  const event = (name: string, fields: Fields) => {
    const all = { Event: name, ...fields };
    const push = { kind: "official" as const, person, msgType: "event", fields: all };
    platform.pusher.push({ ...push, awaited: name === "CLICK" });
  };
  if (type === "view") {
    event("VIEW", { EventKey: button.url ?? "" });
    return { kind: "web", url: button.url ?? "" };
  }
  if (type === "miniprogram") {
    event("view_miniprogram", { EventKey: button.pagepath ?? "" });
    return miniJump(button.appid ?? "", button.pagepath ?? "");
  }
  const key = button.key ?? button.media_id ?? button.article_id ?? "";
  if (["click", "scancode_push", "scancode_waitmsg"].includes(type)) {
    grant(person, "official", "menu", platform.clock.now());
  }
  const name = type === "click" ? "CLICK" : type;
  event(name, { EventKey: key, ...details[type] });
  return { kind: "event", event: name, key };
}

const details: Record<string, Fields> = {
  scancode_push: { ScanCodeInfo: { ScanType: "qrcode", ScanResult: "1" } },
  scancode_waitmsg: { ScanCodeInfo: { ScanType: "qrcode", ScanResult: "1" } },
  pic_sysphoto: { SendPicsInfo: { Count: 1, PicList: { item: { PicMd5Sum: "0".repeat(32) } } } },
  pic_photo_or_album: {
    SendPicsInfo: { Count: 1, PicList: { item: { PicMd5Sum: "0".repeat(32) } } },
  },
  pic_weixin: { SendPicsInfo: { Count: 1, PicList: { item: { PicMd5Sum: "0".repeat(32) } } } },
  location_select: {
    SendLocationInfo: { Location_X: "30", Location_Y: "120", Scale: "15", Label: "", Poiname: "" },
  },
};

/** Opens the customer-service chat of the mini-program. */
export function enterSession(platform: Platform, person: PersonState, sessionFrom: string): void {
  grant(person, "mini", "enter", platform.clock.now());
  platform.pusher.push({
    kind: "mini",
    person,
    msgType: "event",
    fields: { Event: "user_enter_tempsession", SessionFrom: sessionFrom.slice(0, 1024) },
    awaited: false,
  });
}
