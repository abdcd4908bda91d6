import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { TextField } from "@console/components/field";
import { useWrite } from "@console/data/queries";
import { useState } from "react";
import type { EventForStaff } from "./event.types";
import { words } from "./words";

export function CancelEvent({ event, onClose }: { event: EventForStaff; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const [isChecked, setChecked] = useState(false);
  const cancel = useWrite("POST /events/:id/cancel", {
    refresh: ["GET /events", "GET /events/:id", "GET /events/:id/sign-ups"],
    done: words.detail.cancelled,
    onDone: onClose,
  });
  const isShort = reason.trim().length < 2;
  return (
    <Dialog
      title={`${words.detail.cancel} · ${event.title}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.detail.keep}</Button>
          <Button
            kind="danger"
            busy={cancel.isPending}
            onClick={() => {
              setChecked(true);
              if (!isShort) cancel.mutate({ id: event.id, reason: reason.trim() });
            }}
          >
            {words.detail.cancel}
          </Button>
        </>
      }
    >
      <p>{words.detail.cancelText}</p>
      <TextField
        label={words.detail.cancelReason}
        value={reason}
        maxLength={100}
        problem={isChecked && isShort ? words.detail.tooShort : undefined}
        onChange={(input) => setReason(input.target.value)}
      />
    </Dialog>
  );
}
