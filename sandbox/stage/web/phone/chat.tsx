import { Fragment, useEffect, useRef } from "react";
import type { ChatMessage } from "../../../core/types";
import { AccountMark } from "../icons";
import type { PhoneModel } from "../model/phone-model";
import { control } from "../model/platform";
import { Bubble } from "./bubble";
import { ChatBar } from "./chat-bar";
import { TopBar } from "./top-bar";
import { whenLong } from "./words";

const pauseMs = 5 * 60_000;

/** The chat with an account: its messages, its menu, and the line to write on. */
export function Chat({ phone, account }: { phone: PhoneModel; account: "official" | "mini" }) {
  const chat = phone.state?.chats[account];
  const end = useRef<HTMLDivElement>(null);
  const count = chat?.messages.length ?? 0;
  useEffect(() => {
    if (count >= 0) end.current?.scrollIntoView({ block: "end" });
  }, [count]);

  if (!chat) return null;
  const stranger = account === "official" && !chat.following;
  return (
    <section className="screen chat" aria-label={chat.accountName}>
      <TopBar title={chat.typing ? "对方正在输入…" : chat.accountName} back={() => phone.back()} />
      {stranger ? (
        <Profile phone={phone} name={chat.accountName} />
      ) : (
        <>
          <div className="chat-scroll">
            {chat.messages.map((message, index) => (
              <Fragment key={message.id}>
                <TimeLine message={message} before={chat.messages[index - 1]} phone={phone} />
                <Bubble phone={phone} message={message} />
              </Fragment>
            ))}
            <div ref={end} />
          </div>
          <ChatBar phone={phone} account={account} menu={chat.menu} />
        </>
      )}
    </section>
  );
}

function TimeLine({
  message,
  before,
  phone,
}: {
  message: ChatMessage;
  before?: ChatMessage;
  phone: PhoneModel;
}) {
  if (before && message.at - before.at < pauseMs) return null;
  return <time className="time-line">{whenLong(message.at, phone.world.now)}</time>;
}

function Profile({ phone, name }: { phone: PhoneModel; name: string }) {
  const follow = () => {
    phone.world.acted(phone.id, "关注公众号");
    void control.follow(phone.id).then(() => phone.refresh());
  };
  return (
    <div className="profile">
      <AccountMark size={72} />
      <h2>{name}</h2>
      <p>服务号</p>
      <button type="button" className="primary" onClick={follow}>
        关注公众号
      </button>
    </div>
  );
}
