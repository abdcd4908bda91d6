import { Button, LinkButton } from "@console/components/button";
import { sentenceOf } from "@console/data/failure";
import { useMe } from "@console/data/me";
import { useWrite } from "@console/data/queries";
import { deviceName } from "@console/format/device-name";
import { common } from "@console/shell/words";
import { useState } from "react";
import { Door } from "./door";
import styles from "./door.module.css";
import { words } from "./words";

const quiet = ["session.qrExpired", "session.qrNotConfirmed", "request.notFound"];

/** Opened on the owner's phone by scanning a desk's code: says yes to that desk, or no. */
export default function ConfirmPage({ id }: { id: string }) {
  const me = useMe();
  const [isRefused, setRefused] = useState(false);
  const confirm = useWrite("POST /auth/qr/:id/confirm", { quietFor: quiet });

  if (isRefused)
    return (
      <Door title={words.confirm.refused} text={words.confirm.refusedText}>
        <LinkButton href="/">{common.frame.goHome}</LinkButton>
      </Door>
    );
  if (confirm.data)
    return (
      <Door
        title={words.confirm.done}
        text={words.confirm.doneText(deviceName(confirm.data.device))}
      >
        <LinkButton href="/">{common.frame.goHome}</LinkButton>
      </Door>
    );
  return (
    <Door title={words.confirm.title} text={words.confirm.text}>
      <p>{words.confirm.as(me.name)}</p>
      {confirm.error && <p role="alert">{sentenceOf(confirm.error)}</p>}
      <div className={styles.pair}>
        <Button kind="primary" busy={confirm.isPending} onClick={() => confirm.mutate({ id })}>
          {words.confirm.action}
        </Button>
        <Button onClick={() => setRefused(true)}>{words.confirm.refuse}</Button>
      </div>
    </Door>
  );
}
