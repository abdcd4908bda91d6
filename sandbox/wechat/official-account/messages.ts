import { seconds } from "../../core/clock";
import type { MessageBody } from "../../core/types";
import { isRecord } from "../../core/xml";
import { record, showInChat } from "../deliver";
import { type Call, type Guarded, ok } from "../endpoint";
import { PlatformError } from "../errcodes";
import { spend } from "../grants";
import { object, objects, optionalText, text } from "../input";
import { mediaOf, mediaUrl } from "../media-store";
import { type Platform, personByOpenid } from "../platform";
import type { Account, PersonState } from "../world";

type Body = Record<string, unknown>;
type Part = (platform: Platform, account: Account, part: Body) => MessageBody;

const media =
  (type: "image" | "voice"): Part =>
  (platform, account, part) => {
    const mediaId = text(part, "media_id", 40007);
    mediaOf(platform, account.kind, mediaId);
    return { type, mediaId, url: mediaUrl(platform, mediaId) };
  };

const video: Part = (platform, account, part) => {
  const mediaId = text(part, "media_id", 40007);
  mediaOf(platform, account.kind, mediaId);
  const title = optionalText(part, "title") ?? "";
  const description = optionalText(part, "description") ?? "";
  return { type: "video", mediaId, url: mediaUrl(platform, mediaId), title, description };
};

const music: Part = (platform, account, part) => {
  mediaOf(platform, account.kind, part.thumb_media_id);
  return {
    type: "music",
    title: optionalText(part, "title") ?? "",
    description: optionalText(part, "description") ?? "",
    url: text(part, "musicurl"),
  };
};

const news: Part = (_platform, _account, part) => {
  const articles = objects(part, "articles", 44003);
  if (articles.length === 0) throw new PlatformError(44003);
  if (articles.length > 1) throw new PlatformError(45008);
  return {
    type: "news",
    articles: articles.map((article) => ({
      title: optionalText(article, "title") ?? "",
      description: optionalText(article, "description") ?? "",
      url: optionalText(article, "url") ?? "",
      picUrl: optionalText(article, "picurl") ?? "",
    })),
  };
};

const menu: Part = (_platform, _account, part) => ({
  type: "menu",
  head: optionalText(part, "head_content") ?? "",
  items: objects(part, "list").map((item) => ({
    id: text(item, "id"),
    content: text(item, "content"),
  })),
  tail: optionalText(part, "tail_content") ?? "",
});

const miniprogram: Part = (platform, account, part) => {
  const appid = optionalText(part, "appid") ?? platform.world.accounts.mini.appid;
  if (appid !== platform.world.accounts.mini.appid) throw new PlatformError(40013);
  const thumb = text(part, "thumb_media_id", 40007);
  mediaOf(platform, account.kind, thumb);
  return {
    type: "miniprogram",
    title: optionalText(part, "title") ?? "",
    appid,
    pagePath: text(part, "pagepath"),
    thumbUrl: mediaUrl(platform, thumb),
  };
};

const link: Part = (_platform, _account, part) => ({
  type: "link",
  title: text(part, "title"),
  description: optionalText(part, "description") ?? "",
  url: text(part, "url"),
  thumbUrl: optionalText(part, "thumb_url") ?? "",
});

const words: Part = (_platform, _account, part) => {
  const content = text(part, "content", 44004);
  if (Buffer.byteLength(content) > 2048) throw new PlatformError(45002);
  return { type: "text", content };
};

const both: Record<string, Part> = {
  text: words,
  image: media("image"),
  miniprogrampage: miniprogram,
};

/** The message types of each kind of account. */
const types: Record<Account["kind"], Record<string, Part>> = {
  official: {
    ...both,
    voice: media("voice"),
    video,
    music,
    news,
    mpnews: (platform, account, part) => {
      const mediaId = text(part, "media_id", 40007);
      mediaOf(platform, account.kind, mediaId);
      return { type: "article", articleId: mediaId };
    },
    mpnewsarticle: (_platform, _account, part) => ({
      type: "article",
      articleId: text(part, "article_id"),
    }),
    msgmenu: menu,
    wxcard: (_platform, _account, part) => ({ type: "card", cardId: text(part, "card_id") }),
  },
  mini: { ...both, link },
};

function send({ platform, account, body, now }: Call) {
  const type = text(body, "msgtype", 40035);
  const read = types[account.kind][type];
  if (!read) throw new PlatformError(40004, `invalid msgtype ${type}`);
  const person = personByOpenid(platform, account.kind, body.touser);
  const part = object(body, type);
  const message = read(platform, account, part);
  const agent = agentOf(account, body);
  reachable(account, person);
  spend(person, account.kind, now);
  person.typingUntil[account.kind] = 0;
  record(platform, account, person, { channel: "customer", data: { msgtype: type, ...part } });
  const ai = isRecord(body.aimsgcontext) && Number(body.aimsgcontext.is_ai_msg) === 1;
  showInChat(platform, account.kind, person, {
    from: "account",
    agent,
    aiGenerated: ai,
    body: message,
  });
  return ok();
}

function agentOf(account: Account, body: Body): string | null {
  if (!isRecord(body.customservice)) return null;
  const agent = account.agents.get(text(body.customservice, "kf_account", 65401));
  if (!agent) throw new PlatformError(65401);
  return agent.nickname;
}

/** An unfollowed account answers 45015 like a closed window; switched-off messages 48002. */
function reachable(account: Account, person: PersonState): void {
  if (account.kind !== "official") return;
  if (!person.following) throw new PlatformError(45015);
  if (person.muted) throw new PlatformError(48002);
}

function typing(kind: Account["kind"]) {
  return ({ platform, account, body, now }: Call) => {
    if (account.kind !== kind) throw new PlatformError(40200);
    const person = personByOpenid(platform, kind, body.touser);
    const command = body.command;
    if (command !== "Typing" && command !== "CancelTyping") throw new PlatformError(45072);
    if (command === "Typing") {
      if (now - person.interactedAt[kind] > seconds(30)) throw new PlatformError(45080);
      if (person.typingUntil[kind] > now) throw new PlatformError(45081);
    }
    const on = command === "Typing";
    person.typingUntil[kind] = on ? now + seconds(15) : 0;
    platform.feed.emit(() => ({ type: "typing", user: person.id, account: kind, on }));
    return ok();
  };
}

export const messageEndpoints: Guarded[] = [
  {
    path: "/cgi-bin/message/custom/send",
    method: "POST",
    account: "both",
    rawText: true,
    run: send,
  },
  {
    path: "/cgi-bin/message/custom/typing",
    method: "POST",
    account: "both",
    run: typing("official"),
  },
  {
    path: "/cgi-bin/message/custom/business/typing",
    method: "POST",
    account: "both",
    run: typing("mini"),
  },
];
