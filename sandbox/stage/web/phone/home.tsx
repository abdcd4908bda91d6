import type { ReactNode } from "react";
import type { Chat as ChatState, Notice } from "../../../core/types";
import { AccountMark, Avatar, Icon } from "../icons";
import type { PhoneModel } from "../model/phone-model";
import { TopBar } from "./top-bar";
import { messageSummary, whenShort } from "./words";

/** WeChat's first screen: what came, newest first, and the ways in. */
export function Home({ phone }: { phone: PhoneModel }) {
  const { state, world } = phone;
  if (!state) return <Waiting phone={phone} />;
  const staff = state.person.role === "staff";
  const mini = world.setup.accounts.find(({ kind }) => kind === "mini");

  return (
    <section className="screen home" aria-label="微信">
      <TopBar title="微信" />
      <div className="list">
        <ChatRow phone={phone} account="official" chat={state.chats.official} />
        {state.notices.length > 0 && <NoticeRow phone={phone} notice={state.notices.at(-1)} />}
        {state.chats.mini.messages.length > 0 && (
          <ChatRow phone={phone} account="mini" chat={state.chats.mini} />
        )}
        {!staff && (
          <Row
            mark={<AccountMark size={48} />}
            title={mini?.name ?? "小程序"}
            line={phone.mini === "background" ? "小程序 · 在后台" : "小程序"}
            open={() => void phone.openMini({ scene: 1089 })}
          />
        )}
        {staff && (
          <Row
            mark={
              <span className="avatar web">
                <Icon name="pin" />
              </span>
            }
            title="工作台"
            line="收藏的网页"
            open={() => phone.openWeb("/")}
          />
        )}
      </div>
      <nav className="home-bar" aria-label="微信功能">
        <button type="button" onClick={() => void phone.scanAndGo()}>
          <Icon name="scan" />
          扫一扫
        </button>
        {!staff && (
          <button type="button" onClick={() => void phone.openMini({ scene: 1089 })}>
            <Icon name="mini" />
            小程序
          </button>
        )}
      </nav>
    </section>
  );
}

function Waiting({ phone }: { phone: PhoneModel }) {
  return (
    <section className="screen home" aria-label="微信">
      <TopBar title="微信" />
      {phone.failure ? (
        <p className="empty">{phone.failure}</p>
      ) : (
        <div className="list skeleton">
          <i />
          <i />
          <i />
        </div>
      )}
    </section>
  );
}

interface RowProps {
  mark: ReactNode;
  title: string;
  line: string;
  when?: string;
  unread?: number;
  open: () => void;
}

function Row({ mark, title, line, when, unread = 0, open }: RowProps) {
  return (
    <button type="button" className="row" onClick={open}>
      <span className="row-mark">
        {mark}
        {unread > 0 && <em>{unread > 99 ? "99+" : unread}</em>}
      </span>
      <span className="row-text">
        <b>{title}</b>
        <span>{line}</span>
      </span>
      {when && <time>{when}</time>}
    </button>
  );
}

function ChatRow({
  phone,
  account,
  chat,
}: {
  phone: PhoneModel;
  account: "official" | "mini";
  chat: ChatState;
}) {
  const last = chat.messages.at(-1);
  const nothing = chat.following || account === "mini" ? "服务号" : "尚未关注";
  return (
    <Row
      mark={<AccountMark size={48} />}
      title={account === "mini" ? `${chat.accountName}客服` : chat.accountName}
      line={last ? messageSummary(last.body) : nothing}
      when={last && whenShort(last.at, phone.world.now)}
      unread={phone.unread(account)}
      open={() => phone.openChat(account)}
    />
  );
}

function NoticeRow({ phone, notice }: { phone: PhoneModel; notice: Notice | undefined }) {
  return (
    <Row
      mark={
        <span className="avatar notice">
          <Icon name="bell" />
        </span>
      }
      title="服务通知"
      line={notice?.title ?? ""}
      when={notice && whenShort(notice.at, phone.world.now)}
      unread={phone.unread("notices")}
      open={() => phone.openNotices()}
    />
  );
}

export function PersonMark({ name }: { name: string }) {
  return <Avatar name={name} size={28} />;
}
