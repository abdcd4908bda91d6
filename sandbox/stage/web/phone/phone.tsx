import { useEffect, useRef } from "react";
import { AccountMark, Icon } from "../icons";
import { useObservable } from "../model/observable";
import type { PhoneModel, Screen } from "../model/phone-model";
import { Chat } from "./chat";
import { Home } from "./home";
import { Notices } from "./notices";
import { Scanner } from "./scanner";
import { WebView } from "./web-view";
import { timeOfDay } from "./words";

/** A phone on the desk, in true proportion: 390 by 844, scaled by what is around it. */
export function Phone({ phone, hidden }: { phone: PhoneModel; hidden: boolean }) {
  useObservable(phone);
  useObservable(phone.world);
  const name = phone.state?.person.nickname ?? phone.id;
  return (
    <section className="phone" hidden={hidden} aria-label={`${name}的手机`} data-person={phone.id}>
      <div className="phone-glass">
        {phone.screens.map((screen, index) => (
          <Layer
            key={keyOf(screen, index)}
            phone={phone}
            screen={screen}
            top={screen === phone.screen}
          />
        ))}
        <MiniSlot phone={phone} />
        {phone.scanner && <Scanner phone={phone} />}
        <Banner phone={phone} />
        <StatusBar phone={phone} />
        <button
          type="button"
          className="home-indicator"
          aria-label="回到微信首页"
          title="回到微信首页"
          onClick={() => phone.goHome()}
        >
          <i />
        </button>
      </div>
    </section>
  );
}

function keyOf(screen: Screen, index: number): string {
  if (screen.kind === "chat") return `chat:${screen.account}`;
  return screen.kind === "web" ? `web:${index}:${screen.url}` : screen.kind;
}

/** Screens below the top one stay mounted: a web page keeps its state while a chat lies over it. */
function Layer({ phone, screen, top }: { phone: PhoneModel; screen: Screen; top: boolean }) {
  return (
    <div className="layer" hidden={!top}>
      {screen.kind === "home" && <Home phone={phone} />}
      {screen.kind === "chat" && <Chat phone={phone} account={screen.account} />}
      {screen.kind === "notices" && <Notices phone={phone} />}
      {screen.kind === "web" && <WebView phone={phone} url={screen.url} />}
    </div>
  );
}

function MiniSlot({ phone }: { phone: PhoneModel }) {
  const slot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (phone.miniElement.parentElement !== slot.current) slot.current?.append(phone.miniElement);
  }, [phone]);
  const open = phone.mini === "open";
  useEffect(() => {
    if (slot.current) slot.current.inert = !open;
  }, [open]);
  return <div ref={slot} className={`mini-layer ${phone.mini}`} />;
}

function Banner({ phone }: { phone: PhoneModel }) {
  const { banner } = phone;
  if (!banner) return null;
  const open = () => {
    phone.dismissBanner();
    banner.open();
  };
  return (
    <div className="banner" role="status">
      <button type="button" onClick={open}>
        <AccountMark size={38} />
        <span>
          <b>{banner.title}</b>
          <span>{banner.text}</span>
        </span>
      </button>
      <button
        type="button"
        className="banner-close"
        aria-label="收起通知"
        onClick={() => phone.dismissBanner()}
      >
        <Icon name="close" size={16} />
      </button>
    </div>
  );
}

function StatusBar({ phone }: { phone: PhoneModel }) {
  return (
    <div className="status-bar">
      <span>{timeOfDay(phone.world.now)}</span>
      <svg width="62" height="14" viewBox="0 0 62 14" aria-hidden="true">
        <rect x="0" y="8" width="3" height="4" rx="1" />
        <rect x="4.500" y="6" width="3" height="6" rx="1" />
        <rect x="9" y="3.500" width="3" height="8.500" rx="1" />
        <rect x="13.500" y="1" width="3" height="11" rx="1" />
        <path d="M22 5.200a9 9 0 0 1 12 0l-1.300 1.400a7 7 0 0 0-9.400 0zM24.600 8a5 5 0 0 1 6.800 0L28 11.800z" />
        <rect x="38.500" y="1.500" width="20" height="10" rx="3" className="outline" />
        <rect x="40" y="3" width="15" height="7" rx="1.600" />
        <rect x="59.500" y="5" width="1.500" height="3.500" rx=".7" />
      </svg>
    </div>
  );
}
