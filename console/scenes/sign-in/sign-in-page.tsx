import { Button } from "@console/components/button";
import { isInsideWeChat } from "@console/shell/device";
import { useCallback, useEffect, useState } from "react";
import { tabMemory } from "../../data/device-memory";
import { Door } from "./door";
import styles from "./door.module.css";
import { PasswordForm } from "./password-form";
import { QrPanel } from "./qr-panel";
import { destination, failureIn, startsByItself, wechatStart } from "./sign-in.model";
import { words } from "./words";

/** Inside WeChat one tap is enough; on a desk the phone vouches, and a password is the fallback. */
export default function SignInPage() {
  const first = isInsideWeChat() ? "wechat" : "qr";
  const [way, setWay] = useState<"wechat" | "qr" | "password">(first);
  const failed = failureIn(location.search);
  const copy = { wechat: words.wechat, qr: words.qr, password: words.byPassword }[way];

  return (
    <Door title={copy.title} text={copy.text}>
      {failed && (
        <p role="alert" className={styles.problem}>
          {words.failures[failed] ?? words.failures.other}
        </p>
      )}
      {way === "wechat" && <WechatButton />}
      {way === "qr" && <QrPanel />}
      {way === "password" && <PasswordForm />}
      <div className={styles.links}>
        <Button kind="quiet" onClick={() => setWay(way === "password" ? first : "password")}>
          {way === "password" ? words.switchBack[first] : words.password.switchTo}
        </Button>
      </div>
    </Door>
  );
}

const memory = "guibin.signInStarted";

function WechatButton() {
  const start = useCallback(() => {
    tabMemory.write(memory, String(Date.now()));
    location.assign(wechatStart(destination(location.pathname, location.search)));
  }, []);
  useEffect(() => {
    const last = Number(tabMemory.read(memory) ?? 0);
    if (startsByItself(location.search, last, Date.now())) start();
  }, [start]);
  return (
    <Button kind="primary" onClick={start}>
      {words.wechat.action}
    </Button>
  );
}
