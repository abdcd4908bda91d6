import { Label } from "@console/components/badges";
import { Button, IconButton } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { SelectField, TextField } from "@console/components/field";
import { Card } from "@console/components/page";
import { now } from "@console/data/clock";
import { useWrite } from "@console/data/queries";
import { sayDate } from "@console/format/say-time";
import { dayOf } from "@console/format/time";
import type { LifeEvent } from "@shared/life-events/life-events";
import { type FormEvent, useId, useState } from "react";
import styles from "./record.module.css";
import { recordWords } from "./words";

const text = recordWords.life;
const kinds = Object.keys(text.kinds) as LifeEvent["kind"][];
const stale = ["GET /customers/:id/record", "GET /customers/:id"] as const;

interface Props {
  readonly customerId: string;
  readonly events: readonly LifeEvent[];
  readonly mayWrite: boolean;
}

/** What happened in a life, and what is ahead. */
export function LifeCard({ customerId, events, mayWrite }: Props) {
  const [isAdding, setAdding] = useState(false);
  const remove = useWrite("DELETE /life-events/:id", { refresh: stale });
  return (
    <Card
      title={text.title}
      actions={
        mayWrite && (
          <Button size="small" kind="quiet" icon="plus" onClick={() => setAdding(true)}>
            {text.add}
          </Button>
        )
      }
    >
      {events.length === 0 && <p className={styles.quiet}>{text.none}</p>}
      <ul className={styles.plain}>
        {events.map(({ id, kind, on, note, by, isAhead }) => (
          <li key={id}>
            <span style={{ flex: 1 }}>
              {text.kinds[kind]} {isAhead && <Label tone="gold">{text.ahead}</Label>}
              {note && <p className={styles.quiet}>{note}</p>}
              <small>
                {sayDate(on, now())} · {by}
              </small>
            </span>
            {mayWrite && (
              <IconButton icon="trash" label={text.remove} onClick={() => remove.mutate({ id })} />
            )}
          </li>
        ))}
      </ul>
      {isAdding && <AddEvent customerId={customerId} onClose={() => setAdding(false)} />}
    </Card>
  );
}

function AddEvent({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const formId = useId();
  const [kind, setKind] = useState<LifeEvent["kind"]>("marriage");
  const [on, setOn] = useState(dayOf(now()));
  const [note, setNote] = useState("");
  const add = useWrite("POST /customers/:customerId/life-events", {
    refresh: stale,
    onDone: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ customerId, kind, on, ...(note.trim() ? { note: note.trim() } : {}) });
  };
  return (
    <Dialog
      title={text.add}
      onClose={onClose}
      actions={
        <Button kind="primary" type="submit" form={formId} busy={add.isPending}>
          {recordWords.facts.save}
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit}>
        <SelectField
          label={text.kind}
          value={kind}
          hint={kind === "bereavement" ? text.mourns : undefined}
          onChange={(event) => setKind(event.target.value as LifeEvent["kind"])}
        >
          {kinds.map((one) => (
            <option key={one} value={one}>
              {text.kinds[one]}
            </option>
          ))}
        </SelectField>
        <TextField
          label={text.on}
          type="date"
          value={on}
          required
          onChange={(event) => setOn(event.target.value)}
        />
        <TextField
          label={text.note}
          value={note}
          maxLength={200}
          onChange={(event) => setNote(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
