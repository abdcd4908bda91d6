import { Button, IconButton } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { TextField } from "@console/components/field";
import { Check, Chip } from "@console/components/switches";
import { useMe } from "@console/data/me";
import { useRead, useWrite } from "@console/data/queries";
import type { CustomerNarrowing } from "@shared/record/views";
import { type FormEvent, useId, useState } from "react";
import styles from "./customers.module.css";
import { recordWords } from "./words";

const text = recordWords.views;

interface Props {
  readonly narrowing: CustomerNarrowing;
  readonly onChoose: (narrowing: CustomerNarrowing) => void;
}

const same = (one: CustomerNarrowing, other: CustomerNarrowing) =>
  JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());

/** Views one kept, and those the team shares; what is shown now can be kept as another. */
export function ListViews({ narrowing, onChoose }: Props) {
  const views = useRead("GET /customer-views", {}, { staleTime: 60_000 });
  const [isSaving, setSaving] = useState(false);
  const remove = useWrite("DELETE /customer-views/:id", { refresh: ["GET /customer-views"] });
  const items = views.data?.items ?? [];
  const current = items.find((view) => same(view.narrowing, narrowing));
  const mayKeep = Object.keys(narrowing).length > 0 && !current;
  if (items.length === 0 && !mayKeep) return null;
  return (
    <fieldset className={styles.tiers}>
      <legend className="seen-by-readers-only">{text.label}</legend>
      {items.map((view) => (
        <Chip
          key={view.id}
          isOn={view.id === current?.id}
          onToggle={() => onChoose(view.id === current?.id ? {} : view.narrowing)}
        >
          {view.title}
          {view.isShared && ` · ${text.shared}`}
        </Chip>
      ))}
      {current?.isMine && (
        <IconButton
          icon="trash"
          label={text.remove(current.title)}
          onClick={() => remove.mutate({ id: current.id })}
        />
      )}
      {mayKeep && (
        <Button size="small" kind="quiet" icon="plus" onClick={() => setSaving(true)}>
          {text.save}
        </Button>
      )}
      {isSaving && <KeepView narrowing={narrowing} onClose={() => setSaving(false)} />}
    </fieldset>
  );
}

function KeepView({ narrowing, onClose }: { narrowing: CustomerNarrowing; onClose: () => void }) {
  const formId = useId();
  const { roles } = useMe();
  const [title, setTitle] = useState("");
  const [isShared, setShared] = useState(false);
  const keep = useWrite("POST /customer-views", {
    refresh: ["GET /customer-views"],
    done: text.kept,
    onDone: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim()) keep.mutate({ title: title.trim(), narrowing, isShared });
  };
  return (
    <Dialog
      title={text.save}
      onClose={onClose}
      actions={
        <Button kind="primary" type="submit" form={formId} busy={keep.isPending}>
          {text.save}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} className={styles.keep}>
        <TextField
          label={text.name}
          value={title}
          maxLength={20}
          required
          data-first
          onChange={(event) => setTitle(event.target.value)}
        />
        {roles.includes("lead") && (
          <Check isOn={isShared} onChange={setShared} label={text.share} />
        )}
      </form>
    </Dialog>
  );
}
