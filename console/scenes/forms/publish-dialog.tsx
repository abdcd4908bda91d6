import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { TextField } from "@console/components/field";
import { useState } from "react";
import { words } from "./words";

interface PublishProps {
  readonly onClose: () => void;
  /** Rejects when it was refused; the reason is told as a toast. */
  readonly publish: (note: string) => Promise<void>;
}

/** Asks what the new version changes before it is put in force. */
export function PublishDialog({ onClose, publish }: PublishProps) {
  const [note, setNote] = useState("");
  const [isBusy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      await publish(note.trim());
      onClose();
    } catch {
      // The toast has said why; the note stays for another try.
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={words.publish.title}
      onClose={onClose}
      actions={
        <Button
          kind="primary"
          busy={isBusy}
          disabled={note.trim().length < 2}
          onClick={() => void run()}
        >
          {words.design.publish}
        </Button>
      }
    >
      <p>{words.publish.text}</p>
      <TextField
        label={words.publish.note}
        hint={words.publish.noteHint}
        value={note}
        maxLength={100}
        data-first
        onChange={(event) => setNote(event.target.value)}
      />
    </Dialog>
  );
}
