import { Button } from "@console/components/button";
import { isInsideWeChat } from "@console/shell/device";
import { useState } from "react";
import { Door } from "./door";
import styles from "./door.module.css";
import { PasswordForm } from "./password-form";
import { QrPanel } from "./qr-panel";
import { wechatStart } from "./sign-in.model";
import { words } from "./words";

/** Inside WeChat one tap is enough; on a desk the phone vouches, and a password is the fallback. */
export default function SignInPage() {
  const [way, setWay] = useState<"wechat" | "qr" | "password">(isInsideWeChat() ? "wechat" : "qr");
  const copy =
    way === "wechat"
      ? words.wechat
      : way === "qr"
        ? words.qr
        : { title: words.title, text: undefined };
  const fallback = isInsideWeChat() ? "wechat" : "qr";

  return (
    <Door title={copy.title} {...(copy.text ? { text: copy.text } : {})}>
      {way === "wechat" && (
        <Button
          kind="primary"
          onClick={() => location.assign(wechatStart(location.pathname + location.search))}
        >
          {words.wechat.action}
        </Button>
      )}
      {way === "qr" && <QrPanel />}
      {way === "password" && <PasswordForm />}
      <div className={styles.links}>
        <Button kind="quiet" onClick={() => setWay(way === "password" ? fallback : "password")}>
          {way === "password"
            ? fallback === "qr"
              ? words.password.switchBack
              : words.wechat.action
            : words.password.switchTo}
        </Button>
      </div>
    </Door>
  );
}
