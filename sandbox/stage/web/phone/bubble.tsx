import type { ChatMessage, MessageBody } from "../../../core/types";
import { AccountMark, Avatar } from "../icons";
import type { PhoneModel } from "../model/phone-model";
import { LinkCard, MenuMessage, MiniProgramCard, NewsCard, TemplateCard } from "./cards";

/** One message of a chat, on the side of who sent it. */
export function Bubble({ phone, message }: { phone: PhoneModel; message: ChatMessage }) {
  if (message.body.type === "system" || message.from === "system") {
    return (
      <p className="system-line">{message.body.type === "system" ? message.body.content : ""}</p>
    );
  }
  const own = message.from === "user";
  const wide = message.body.type === "template" || message.body.type === "news";
  return (
    <div className={`message ${own ? "own" : ""} ${wide ? "wide" : ""}`}>
      {!wide &&
        (own ? (
          <Avatar name={phone.state?.person.nickname ?? ""} size={40} />
        ) : (
          <AccountMark size={40} />
        ))}
      <div className="message-body">
        {message.agent && <small className="agent">{message.agent}</small>}
        <Body phone={phone} body={message.body} />
        {message.aiGenerated && <small className="agent">内容由人工智能生成</small>}
      </div>
    </div>
  );
}

function Body({ phone, body }: { phone: PhoneModel; body: MessageBody }) {
  switch (body.type) {
    case "text":
      return <p className="bubble">{linked(body.content, phone)}</p>;
    case "image":
      return <img className="picture" src={body.url} alt="图片" />;
    case "voice":
      return (
        <div className="bubble">
          {/* biome-ignore lint/a11y/useMediaCaption: a voice message has no captions; its text stands below. */}
          <audio controls preload="none" src={body.url} />
          {body.recognition && <p>{body.recognition}</p>}
        </div>
      );
    case "video":
      return (
        <>
          {/* biome-ignore lint/a11y/useMediaCaption: a customer's own video has no captions. */}
          <video className="picture" controls src={body.url} />
        </>
      );
    case "news":
      return <NewsCard phone={phone} body={body} />;
    case "template":
      return <TemplateCard phone={phone} body={body} />;
    case "miniprogram":
      return <MiniProgramCard phone={phone} body={body} />;
    case "menu":
      return <MenuMessage phone={phone} body={body} />;
    case "link":
      return <LinkCard phone={phone} body={body} />;
    case "location":
      return <p className="bubble">位置：{body.label || `${body.latitude}, ${body.longitude}`}</p>;
    case "music":
      return <p className="bubble">音乐：{body.title}</p>;
    case "card":
      return <p className="bubble">卡券 {body.cardId}</p>;
    case "article":
      return <p className="bubble">图文 {body.articleId}</p>;
    case "system":
      return null;
  }
}

const anchor = /<a\s([^>]*)>([^<]*)<\/a>|(https?:\/\/[^\s<]+)/g;
/** A mini-program opened by words in an official account's chat. */
const byWords = 1082;

/**
 * WeChat makes links of addresses and of `<a>` in a text, and nothing else of its markup; one that
 * names a page of a mini-program opens that page.
 */
function linked(content: string, phone: PhoneModel) {
  const parts = [];
  let last = 0;
  for (const match of content.matchAll(anchor)) {
    const [whole, attributes = "", words, address] = match;
    const page = attributeOf("data-miniprogram-path", attributes);
    const url = address ?? attributeOf("href", attributes);
    const open = () => {
      if (page) void phone.openMini({ path: page, scene: byWords });
      else if (url) phone.openWeb(url);
    };
    parts.push(content.slice(last, match.index));
    parts.push(
      <button key={match.index} type="button" className="link" onClick={open}>
        {words ?? url}
      </button>,
    );
    last = match.index + whole.length;
  }
  parts.push(content.slice(last));
  return parts;
}

function attributeOf(attribute: string, attributes: string): string {
  return new RegExp(`(?:^|\\s)${attribute}="([^"]*)"`).exec(attributes)?.[1] ?? "";
}
