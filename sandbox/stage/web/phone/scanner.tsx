import { type ClipboardEvent, type FormEvent, useEffect, useState } from "react";
import { Icon } from "../icons";
import type { PhoneModel } from "../model/phone-model";
import { type DeskCode, stage } from "../model/platform";
import { type FoundCode, findCodes, readPicture } from "../model/qr";

/** The scanner sees the other panes of the stage, desktop browsers, a pasted picture, or a text. */
export function Scanner({ phone }: { phone: PhoneModel }) {
  const [codes, setCodes] = useState<FoundCode[]>();
  const [text, setText] = useState("");
  const done = phone.scanner;

  useEffect(() => {
    let open = true;
    const look = async () => {
      const [desk, panes] = await Promise.all([stage.codes(), findCodes(phone.world)]);
      if (open) setCodes([...desk.map((code) => ofDesk(code, phone)), ...panes]);
    };
    void look();
    return () => {
      open = false;
    };
  }, [phone]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) done?.(text.trim());
  };
  const paste = async (event: ClipboardEvent) => {
    const [file] = event.clipboardData.files;
    if (!file) return;
    event.preventDefault();
    const read = await readPicture(file);
    if (read) done?.(read);
    else setText("");
  };

  return (
    <section className="scanner" role="dialog" aria-modal="true" aria-label="扫一扫">
      <button
        type="button"
        className="scanner-close"
        aria-label="关闭"
        onClick={() => done?.(undefined)}
      >
        <Icon name="close" size={26} />
      </button>
      <div className="finder" aria-hidden="true">
        <i />
      </div>
      <h2>对准二维码</h2>
      <div className="scanner-codes" aria-live="polite">
        {codes === undefined && <p>正在看其他屏幕…</p>}
        {codes?.length === 0 && <p>其他屏幕上没有二维码，可以粘贴图片或内容</p>}
        {codes?.map((code) => (
          <button key={code.text} type="button" onClick={() => done?.(code.text)}>
            <b>{code.where}</b>
            <span>{code.text}</span>
          </button>
        ))}
      </div>
      <form onSubmit={submit} onPaste={(event) => void paste(event)}>
        <input
          aria-label="二维码内容"
          placeholder="粘贴二维码图片或内容"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit">识别</button>
      </form>
    </section>
  );
}

const screens = { signIn: "的电脑 · 登录码", checkIn: "的屏幕 · 到店签到码" };

function ofDesk({ person, what, url }: DeskCode, phone: PhoneModel): FoundCode {
  const name = phone.world.person(person)?.nickname ?? person;
  return {
    where: `${name}${screens[what]}`,
    text: new URL(url, `http://${person}-desk.localhost:${phone.world.setup.port}`).href,
  };
}
