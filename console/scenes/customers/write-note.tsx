import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { AreaField, TextField } from "@console/components/field";
import { Check, Chip } from "@console/components/switches";
import { useWrite } from "@console/data/queries";
import type { LockTopic } from "@shared/notes/notes";
import { type FormEvent, useId, useState } from "react";
import styles from "./notes.module.css";
import { staleByNotes } from "./notes-view";
import { recordWords } from "./words";

const text = recordWords.notes;
const topics = Object.keys(text.topics) as LockTopic[];

/** A note, private if wished, and the topics that nobody shall bring up again. */
export function WriteNote({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const formId = useId();
  const [said, setSaid] = useState("");
  const [isCall, setCall] = useState(false);
  const [isPrivate, setPrivate] = useState(false);
  const [locked, setLocked] = useState<readonly LockTopic[]>([]);
  const [own, setOwn] = useState("");
  const add = useWrite("POST /customers/:customerId/notes", {
    refresh: staleByNotes,
    done: text.kept,
    onDone: onClose,
  });
  const toggle = (topic: LockTopic) =>
    setLocked(locked.includes(topic) ? locked.filter((one) => one !== topic) : [...locked, topic]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!said.trim()) return;
    const words = own
      .split(/[、，,\s]+/)
      .map((word) => word.trim())
      .filter(Boolean);
    add.mutate({
      customerId,
      kind: isCall ? "call" : "note",
      text: said.trim(),
      isPrivate,
      locks: locked.map((topic) => ({ topic, ...(topic === "other" ? { words } : {}) })),
    });
  };
  return (
    <Dialog
      title={text.write}
      onClose={onClose}
      actions={
        <Button kind="primary" type="submit" form={formId} busy={add.isPending}>
          {text.save}
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit}>
        <AreaField
          label={text.text}
          value={said}
          maxLength={2000}
          rows={6}
          required
          data-first
          onChange={(event) => setSaid(event.target.value)}
        />
        <Check isOn={isCall} onChange={setCall} label={text.isCall} />
        <Check
          isOn={isPrivate}
          onChange={setPrivate}
          label={text.isPrivate}
          hint={text.privateHint}
        />
        <fieldset className={styles.locks}>
          <legend>{text.lock}</legend>
          {topics.map((topic) => (
            <Chip key={topic} isOn={locked.includes(topic)} onToggle={() => toggle(topic)}>
              {text.topics[topic]}
            </Chip>
          ))}
        </fieldset>
        {locked.includes("other") && (
          <TextField
            label={text.lockWords}
            hint={text.lockWordsHint}
            value={own}
            maxLength={80}
            required
            onChange={(event) => setOwn(event.target.value)}
          />
        )}
      </form>
    </Dialog>
  );
}
