import { Done, type WechatClient } from "./client";
import { type Outcome, settle } from "./outcome";

/** A customer-service message (客服消息 · 发送客服消息). The mini-program takes text, image, page and link. */
export type ServiceMessage =
  | { readonly type: "text"; readonly content: string }
  | { readonly type: "image"; readonly mediaId: string }
  | { readonly type: "voice"; readonly mediaId: string }
  | {
      readonly type: "video";
      readonly mediaId: string;
      readonly thumbMediaId: string;
      readonly title?: string;
      readonly description?: string;
    }
  | {
      readonly type: "music";
      readonly title: string;
      readonly description: string;
      readonly musicUrl: string;
      readonly hqMusicUrl?: string;
      readonly thumbMediaId: string;
    }
  /** One article; more are refused with 45008. */
  | {
      readonly type: "news";
      readonly title: string;
      readonly description: string;
      readonly url: string;
      readonly pictureUrl: string;
    }
  | { readonly type: "mpnews"; readonly mediaId: string }
  | { readonly type: "mpnewsarticle"; readonly articleId: string }
  | {
      readonly type: "menu";
      readonly head?: string;
      readonly choices: readonly { readonly id: string; readonly content: string }[];
      readonly tail?: string;
    }
  | { readonly type: "card"; readonly cardId: string }
  | {
      readonly type: "page";
      readonly title: string;
      readonly appid: string;
      readonly path: string;
      readonly thumbMediaId: string;
    }
  | {
      readonly type: "link";
      readonly title: string;
      readonly description: string;
      readonly url: string;
      readonly thumbUrl: string;
    };

export interface SendOptions {
  /** Shows this agent's name and picture. */
  readonly agent?: string;
  /** Adds the platform's note that the text was made by a machine. */
  readonly isMachineMade?: boolean;
}

export function messagesOf(client: WechatClient) {
  const typingPath =
    client.account.kind === "mini"
      ? "/cgi-bin/message/custom/business/typing"
      : "/cgi-bin/message/custom/typing";

  return {
    /** Sends within the person's reply window; outside it the outcome is `rightUsedUp`. */
    send(
      openid: string,
      message: ServiceMessage,
      options: SendOptions = {},
    ): Promise<Outcome<void>> {
      const body = {
        touser: openid,
        ...toWire(message),
        ...(options.agent && { customservice: { kf_account: options.agent } }),
        ...(options.isMachineMade && { aimsgcontext: { is_ai_msg: 1 } }),
      };
      return settle(client.post("/cgi-bin/message/custom/send", body, Done));
    },

    /** Shows or hides the typing hint. Worth no retry: failing is not the person's matter. */
    typing(openid: string, on: { readonly typing: boolean }): Promise<Outcome<void>> {
      const body = { touser: openid, command: on.typing ? "Typing" : "CancelTyping" };
      return settle(client.post(typingPath, body, Done));
    },
  };
}

function toWire(message: ServiceMessage): Record<string, unknown> {
  switch (message.type) {
    case "text":
      return { msgtype: "text", text: { content: message.content } };
    case "image":
    case "voice":
    case "mpnews":
      return { msgtype: message.type, [message.type]: { media_id: message.mediaId } };
    case "video":
      return { msgtype: "video", video: videoOf(message) };
    case "music":
      return { msgtype: "music", music: musicOf(message) };
    case "news":
      return { msgtype: "news", news: { articles: [articleOf(message)] } };
    case "mpnewsarticle":
      return { msgtype: "mpnewsarticle", mpnewsarticle: { article_id: message.articleId } };
    case "menu":
      return { msgtype: "msgmenu", msgmenu: menuOf(message) };
    case "card":
      return { msgtype: "wxcard", wxcard: { card_id: message.cardId } };
    case "page":
      return { msgtype: "miniprogrampage", miniprogrampage: pageOf(message) };
    case "link":
      return { msgtype: "link", link: linkOf(message) };
  }
}

type Of<Type extends ServiceMessage["type"]> = Extract<ServiceMessage, { type: Type }>;

const videoOf = ({ mediaId, thumbMediaId, title, description }: Of<"video">) => ({
  media_id: mediaId,
  thumb_media_id: thumbMediaId,
  title,
  description,
});

const musicOf = (music: Of<"music">) => ({
  title: music.title,
  description: music.description,
  musicurl: music.musicUrl,
  hqmusicurl: music.hqMusicUrl ?? music.musicUrl,
  thumb_media_id: music.thumbMediaId,
});

const articleOf = ({ title, description, url, pictureUrl }: Of<"news">) => ({
  title,
  description,
  url,
  picurl: pictureUrl,
});

const menuOf = ({ head, choices, tail }: Of<"menu">) => ({
  head_content: head,
  list: choices,
  tail_content: tail,
});

const pageOf = ({ title, appid, path, thumbMediaId }: Of<"page">) => ({
  title,
  appid,
  pagepath: path,
  thumb_media_id: thumbMediaId,
});

const linkOf = ({ title, description, url, thumbUrl }: Of<"link">) => ({
  title,
  description,
  url,
  thumb_url: thumbUrl,
});
