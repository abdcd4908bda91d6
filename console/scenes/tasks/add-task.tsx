import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { AreaField, TextField } from "@console/components/field";
import { now } from "@console/data/clock";
import { useWrite } from "@console/data/queries";
import { fromLocal, toLocal } from "@console/format/local-input";
import { addDays, dayOf, instantOf } from "@console/format/time";
import { common } from "@console/shell/words";
import { type FormEvent, useId, useState } from "react";
import styles from "./tasks.module.css";
import { words } from "./words";

/** Writes down something to do for a customer; tomorrow morning unless another time is said. */
export function AddTask({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const formId = useId();
  const [title, setTitle] = useState("");
  const [detail, setDetail] = useState("");
  const [due, setDue] = useState(() => toLocal(instantOf(addDays(dayOf(now()), 1), "10:00")));
  const [isChecked, setChecked] = useState(false);
  const add = useWrite("POST /tasks", {
    refresh: ["GET /tasks", "GET /today"],
    done: words.add.done,
    onDone: onClose,
  });
  const dueAt = fromLocal(due);
  const isPast = !dueAt || dueAt.getTime() <= now();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!title.trim() || !dueAt || isPast) return;
    add.mutate({
      customerId,
      title: title.trim(),
      dueAt: dueAt.toISOString(),
      ...(detail.trim() ? { detail: detail.trim() } : {}),
    });
  };

  return (
    <Dialog
      title={words.add.title}
      onClose={onClose}
      actions={
        <Button kind="primary" type="submit" form={formId} busy={add.isPending}>
          {words.add.submit}
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit} noValidate>
        <TextField
          label={words.add.what}
          value={title}
          maxLength={60}
          onChange={(event) => setTitle(event.target.value)}
          problem={isChecked && !title.trim() ? common.required : undefined}
        />
        <TextField
          label={words.add.due}
          type="datetime-local"
          value={due}
          onChange={(event) => setDue(event.target.value)}
          problem={isChecked && isPast ? words.add.past : undefined}
        />
        <AreaField
          label={words.add.detail}
          value={detail}
          maxLength={500}
          rows={3}
          onChange={(event) => setDetail(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
