import { useRef, useState } from "react";
import { Icon } from "../icons";
import type { PhoneModel } from "../model/phone-model";
import { TopBar } from "./top-bar";

/** WeChat's in-app browser: a page of the product under this person's own origin. */
export function WebView({ phone, url }: { phone: PhoneModel; url: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [round, setRound] = useState(0);
  return (
    <section className="screen web" aria-label="网页">
      <TopBar title={titleOf(phone, url)} back={() => phone.back()}>
        <button
          type="button"
          className="top-more"
          aria-label="重新载入"
          onClick={() => setRound(round + 1)}
        >
          <Icon name="reload" size={20} />
        </button>
      </TopBar>
      <iframe
        key={round}
        ref={frame}
        src={url}
        title="网页"
        allow="microphone; camera; clipboard-write; fullscreen"
      />
    </section>
  );
}

function titleOf(phone: PhoneModel, url: string): string {
  const own = new URL(url).host === `${phone.id}.localhost:${phone.world.setup.port}`;
  const name = phone.world.setup.accounts.find(({ kind }) => kind === "official")?.name ?? "";
  return own ? name : new URL(url).host;
}
