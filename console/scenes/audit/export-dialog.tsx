import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { AreaField } from "@console/components/field";
import { type Input, useWrite } from "@console/data/queries";
import { useState } from "react";
import styles from "./audit.module.css";
import { words } from "./words";

interface ExportDialogProps {
  readonly filter: Input<"POST /audit/exports">["filter"];
  readonly onClose: () => void;
}

/** Asks a second person for a file of what the filter shows. */
export function ExportDialog({ filter, onClose }: ExportDialogProps) {
  const [reason, setReason] = useState("");
  const ask = useWrite("POST /audit/exports", {
    refresh: ["GET /audit/exports", "GET /approvals"],
    done: words.files.asked,
    onDone: onClose,
  });
  const isReady = reason.trim().length >= 4;
  return (
    <Dialog
      title={words.files.title}
      onClose={onClose}
      actions={
        <Button
          kind="primary"
          busy={ask.isPending}
          disabled={!isReady}
          onClick={() => ask.mutate({ filter, reason: reason.trim() })}
        >
          {words.files.submit}
        </Button>
      }
    >
      <p className={styles.note}>{words.files.text}</p>
      <AreaField
        label={words.files.reason}
        hint={words.files.reasonHint}
        value={reason}
        maxLength={200}
        data-first
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
}
