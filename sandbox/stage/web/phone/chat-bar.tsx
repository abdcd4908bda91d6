import { type FormEvent, useState } from "react";
import type { MenuButton } from "../../../core/types";
import { Icon } from "../icons";
import type { PhoneModel } from "../model/phone-model";
import { control } from "../model/platform";

interface ChatBarProps {
  phone: PhoneModel;
  account: "official" | "mini";
  menu: MenuButton[];
}

/** WeChat's lower edge of an account's chat: the menu, or the keyboard, with a key between them. */
export function ChatBar({ phone, account, menu }: ChatBarProps) {
  const [typing, setTyping] = useState(false);
  const hasMenu = menu.length > 0 && account === "official";
  if (!hasMenu) return <Composer phone={phone} account={account} />;
  return (
    <div className="chat-bar">
      <button
        type="button"
        className="bar-switch"
        aria-label={typing ? "显示菜单" : "切换到键盘"}
        onClick={() => setTyping(!typing)}
      >
        <Icon name={typing ? "menu" : "keyboard"} />
      </button>
      {typing ? <Composer phone={phone} account={account} /> : <Menu phone={phone} menu={menu} />}
    </div>
  );
}

function Menu({ phone, menu }: { phone: PhoneModel; menu: MenuButton[] }) {
  const [open, setOpen] = useState<string>();

  const press = async (label: string, name: string) => {
    setOpen(undefined);
    phone.world.acted(phone.id, `菜单「${name}」`);
    const outcome = await control.clickMenu(phone.id, label);
    if (outcome.kind === "web") phone.openWeb(outcome.url);
    if (outcome.kind === "mini") {
      await phone.openMini({ path: outcome.path, query: outcome.query, scene: 1035 });
    }
  };

  return (
    <div className="menu">
      {menu.map((button) => {
        const children = button.sub_button ?? [];
        const expanded = open === button.name;
        const tap = () => {
          if (children.length > 0) setOpen(expanded ? undefined : button.name);
          else void press(button.name, button.name);
        };
        return (
          <div key={button.name} className="menu-item">
            {expanded && (
              <div className="submenu">
                {children.map((child) => (
                  <button
                    key={child.name}
                    type="button"
                    onClick={() => void press(`${button.name}/${child.name}`, child.name)}
                  >
                    {child.name}
                  </button>
                ))}
              </div>
            )}
            <button
              type="button"
              aria-expanded={children.length > 0 ? expanded : undefined}
              onClick={tap}
            >
              {children.length > 0 && <Icon name="menu" size={14} />}
              {button.name}
            </button>
          </div>
        );
      })}
    </div>
  );
}

function Composer({ phone, account }: { phone: PhoneModel; account: "official" | "mini" }) {
  const [text, setText] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    const content = text.trim();
    if (!content) return;
    setText("");
    phone.world.acted(phone.id, content);
    void control.say(phone.id, { type: "text", content }, account).then(() => phone.refresh());
  };
  const sendPicture = async (file: File | undefined) => {
    if (!file) return;
    const picture = { type: "image", base64: await base64Of(file) } as const;
    phone.world.acted(phone.id, "[图片]");
    await control.say(phone.id, picture as never, account);
    await phone.refresh();
  };

  return (
    <form className="composer" onSubmit={send}>
      <input
        aria-label="写消息"
        value={text}
        placeholder="写消息"
        onChange={(event) => setText(event.target.value)}
      />
      {text.trim() ? (
        <button type="submit" className="send">
          发送
        </button>
      ) : (
        <label className="attach" title="发送图片">
          <Icon name="image" />
          <input
            type="file"
            accept="image/*"
            aria-label="发送图片"
            onChange={(event) => void sendPicture(event.target.files?.[0])}
          />
        </label>
      )}
    </form>
  );
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
