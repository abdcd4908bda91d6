import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { TextField } from "@console/components/field";
import { useWrite } from "@console/data/queries";
import { type FormEvent, useId, useState } from "react";
import styles from "./record.module.css";
import { recordWords } from "./words";

interface Props {
  readonly customerId: string;
  readonly field: "occupation" | "district";
  readonly value: string;
  readonly mayEdit: boolean;
}

/** A fact that staff may write; what somebody else wrote meanwhile is not overwritten. */
export function FactRow({ customerId, field, value, mayEdit }: Props) {
  const [isOpen, setOpen] = useState(false);
  if (!mayEdit && !value) return null;
  return (
    <span className={styles.edit}>
      {value || "—"}
      {mayEdit && (
        <button type="button" className={styles.link} onClick={() => setOpen(true)}>
          {recordWords.facts.edit}
          <span className="seen-by-readers-only">{recordWords.facts[field]}</span>
        </button>
      )}
      {isOpen && (
        <EditFact {...{ customerId, field, value, mayEdit }} onClose={() => setOpen(false)} />
      )}
    </span>
  );
}

function EditFact({ customerId, field, value, onClose }: Props & { onClose: () => void }) {
  const formId = useId();
  const [to, setTo] = useState(value);
  const change = useWrite("PATCH /customers/:id/facts", {
    refresh: ["GET /customers/:id/record", "GET /customers/:id", "GET /customers/:id/changes"],
    onDone: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ id: customerId, field, from: value, to: to.trim() });
  };
  return (
    <Dialog
      title={recordWords.facts[field]}
      onClose={onClose}
      actions={
        <Button kind="primary" type="submit" form={formId} busy={change.isPending}>
          {recordWords.facts.save}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit}>
        <TextField
          label={recordWords.facts[field]}
          value={to}
          maxLength={60}
          data-first
          onChange={(event) => setTo(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
