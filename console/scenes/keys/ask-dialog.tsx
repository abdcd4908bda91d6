import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { AreaField } from "@console/components/field";
import { useWrite } from "@console/data/queries";
import { useState } from "react";
import styles from "./keys.module.css";
import { words } from "./words";

/** What a second person is asked for. */
export type Asked =
  | { readonly act: "rotate"; readonly kind: "kek" | "data" | "index" }
  | { readonly act: "destroy"; readonly id: string };

/** Asks for an act on keys with a reason; the second factor is asked for when it is sent. */
export function AskDialog({
  asked,
  onClose,
}: {
  readonly asked: Asked;
  readonly onClose: () => void;
}) {
  const [reason, setReason] = useState("");
  const options = {
    refresh: ["GET /keys", "GET /approvals"],
    done: words.ask.done,
    onDone: onClose,
  } as const;
  const rotate = useWrite("POST /keys/rotations", options);
  const destroy = useWrite("POST /keys/keks/:id/destroy", options);
  const text = reason.trim();
  const isRotation = asked.act === "rotate";
  return (
    <Dialog
      title={isRotation ? words.ask.rotate(words.kinds[asked.kind]) : words.ask.destroy(asked.id)}
      onClose={onClose}
      actions={
        <Button
          kind={isRotation ? "primary" : "danger"}
          busy={rotate.isPending || destroy.isPending}
          disabled={text.length < 4}
          onClick={() =>
            isRotation
              ? rotate.mutate({ kind: asked.kind, reason: text })
              : destroy.mutate({ id: asked.id, reason: text })
          }
        >
          {words.ask.submit}
        </Button>
      }
    >
      <p className={styles.note}>{isRotation ? words.ask.rotateText : words.ask.destroyText}</p>
      <AreaField
        label={words.ask.reason}
        hint={words.ask.reasonHint}
        value={reason}
        maxLength={200}
        data-first
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
}
