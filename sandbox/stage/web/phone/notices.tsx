import { useEffect, useRef } from "react";
import { AccountMark } from "../icons";
import type { PhoneModel } from "../model/phone-model";
import { TemplateRows } from "./cards";
import { TopBar } from "./top-bar";
import { whenLong } from "./words";

/** 服务通知: the subscribe messages, each of which may open the mini-program at its page. */
export function Notices({ phone }: { phone: PhoneModel }) {
  const notices = phone.state?.notices ?? [];
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (notices.length >= 0) end.current?.scrollIntoView({ block: "end" });
  }, [notices.length]);

  return (
    <section className="screen chat" aria-label="服务通知">
      <TopBar title="服务通知" back={() => phone.back()} />
      <div className="chat-scroll">
        {notices.map((notice) => (
          <div key={notice.id}>
            <time className="time-line">{whenLong(notice.at, phone.world.now)}</time>
            <article className="card template">
              <small className="mini-card-name">
                <AccountMark size={20} />
                {notice.accountName}
              </small>
              <h3>{notice.title}</h3>
              <TemplateRows rows={notice.rows} />
              {notice.jump && (
                <button
                  type="button"
                  className="card-foot"
                  onClick={() => phone.jump(notice.jump, 1107)}
                >
                  <span>{notice.jump.kind === "mini" ? "进入小程序查看" : "查看详情"}</span>
                  <span aria-hidden="true">›</span>
                </button>
              )}
            </article>
          </div>
        ))}
        <div ref={end} />
      </div>
    </section>
  );
}
