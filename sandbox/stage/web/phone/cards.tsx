import type { Article, MessageBody, TemplateRow } from "../../../core/types";
import { AccountMark, Icon } from "../icons";
import type { PhoneModel } from "../model/phone-model";
import { control } from "../model/platform";

interface CardProps<Type extends MessageBody["type"]> {
  phone: PhoneModel;
  body: Extract<MessageBody, { type: Type }>;
}

/** The rows of a template or subscribe message: label left, value right. */
export function TemplateRows({ rows }: { rows: TemplateRow[] }) {
  return (
    <dl className="rows">
      {rows.map((row) => (
        <div key={row.key}>
          <dt>{row.name}</dt>
          <dd>{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function TemplateCard({ phone, body }: CardProps<"template">) {
  return (
    <article className="card template">
      <h3>{body.title}</h3>
      <TemplateRows rows={body.rows} />
      {body.jump && (
        <button type="button" className="card-foot" onClick={() => phone.jump(body.jump, 1043)}>
          <span>{body.jump.kind === "mini" ? "进入小程序查看" : "查看详情"}</span>
          <span aria-hidden="true">›</span>
        </button>
      )}
    </article>
  );
}

export function NewsCard({ phone, body }: CardProps<"news">) {
  const [first, ...rest] = body.articles;
  if (!first) return null;
  return (
    <article className="card news">
      <button type="button" onClick={() => phone.openWeb(first.url)}>
        {first.picUrl && <img src={first.picUrl} alt="" />}
        <b>{first.title}</b>
        {first.description && <p>{first.description}</p>}
      </button>
      {rest.map((article) => (
        <NewsRow key={article.url} article={article} phone={phone} />
      ))}
    </article>
  );
}

function NewsRow({ article, phone }: { article: Article; phone: PhoneModel }) {
  return (
    <button type="button" className="news-row" onClick={() => phone.openWeb(article.url)}>
      <span>{article.title}</span>
      {article.picUrl && <img src={article.picUrl} alt="" />}
    </button>
  );
}

export function MiniProgramCard({ phone, body }: CardProps<"miniprogram">) {
  const name = phone.world.setup.accounts.find(({ kind }) => kind === "mini")?.name ?? "小程序";
  return (
    <button
      type="button"
      className="card mini-card"
      onClick={() => void phone.openMini({ path: body.pagePath, scene: 1074 })}
    >
      <span className="mini-card-name">
        <AccountMark size={20} />
        {name}
      </span>
      <b>{body.title}</b>
      {body.thumbUrl ? <img src={body.thumbUrl} alt="" /> : <span className="mini-card-blank" />}
      <small>
        <Icon name="mini" size={14} />
        小程序
      </small>
    </button>
  );
}

export function MenuMessage({ phone, body }: CardProps<"menu">) {
  return (
    <div className="bubble">
      <p>{body.head}</p>
      {body.items.map((item) => (
        <button
          key={item.id}
          type="button"
          className="link"
          onClick={() => void control.tapMenuItem(phone.id, item)}
        >
          {item.content}
        </button>
      ))}
      {body.tail && <p>{body.tail}</p>}
    </div>
  );
}

export function LinkCard({ phone, body }: CardProps<"link">) {
  return (
    <button type="button" className="card link-card" onClick={() => phone.openWeb(body.url)}>
      <b>{body.title}</b>
      <span>
        <small>{body.description}</small>
        {body.thumbUrl && <img src={body.thumbUrl} alt="" />}
      </span>
    </button>
  );
}
