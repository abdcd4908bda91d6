import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { SelectField, TextField } from "@console/components/field";
import { Icon } from "@console/components/icon";
import { Card } from "@console/components/page";
import { useWrite } from "@console/data/queries";
import type { RecordTag } from "@shared/record/record";
import { type FormEvent, useId, useState } from "react";
import styles from "./record.module.css";
import { recordWords } from "./words";

const text = recordWords.tags;
const dimensions = ["wealth", "life"] as const;
const stale = ["GET /customers/:id/record", "GET /customers/:id", "GET /customers"] as const;

interface Props {
  readonly customerId: string;
  readonly tags: readonly RecordTag[];
  readonly mayTag: boolean;
}

/** Tags in two dimensions, each with whose word it is; a locked one is for those who serve alone. */
export function TagsCard({ customerId, tags, mayTag }: Props) {
  const [isAdding, setAdding] = useState(false);
  return (
    <Card
      title={text.title}
      actions={
        mayTag && (
          <Button size="small" kind="quiet" icon="plus" onClick={() => setAdding(true)}>
            {text.add}
          </Button>
        )
      }
    >
      {tags.length === 0 && <p className={styles.quiet}>{text.none}</p>}
      {dimensions.map((dimension) => {
        const own = tags.filter((tag) => tag.dimension === dimension);
        if (own.length === 0) return null;
        return (
          <div key={dimension} className={styles.tagRow}>
            <h3>{text[dimension]}</h3>
            <div className={styles.chips}>
              {own.map((tag) => (
                <TagChip key={tag.label} customerId={customerId} tag={tag} />
              ))}
            </div>
          </div>
        );
      })}
      {isAdding && <AddTag customerId={customerId} onClose={() => setAdding(false)} />}
    </Card>
  );
}

function TagChip({ customerId, tag }: { customerId: string; tag: RecordTag }) {
  const remove = useWrite("POST /customers/:id/tags/remove", { refresh: stale });
  const { label, dimension, source, confidence, until, isLocked, mayRemove } = tag;
  const about = [
    text.sources[source],
    confidence === undefined || confidence === 1 ? undefined : text.sure(confidence),
    until && text.untilDay(until),
  ].filter(Boolean);
  return (
    <span className={styles.tag} data-locked={isLocked || undefined}>
      {isLocked && <Icon name="lock" size={14} label={text.locked} />}
      {label}
      <small>{about.join(" · ")}</small>
      {mayRemove && (
        <button
          type="button"
          aria-label={text.remove(label)}
          disabled={remove.isPending}
          onClick={() => remove.mutate({ id: customerId, label, dimension })}
        >
          <Icon name="close" size={14} />
        </button>
      )}
    </span>
  );
}

function AddTag({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const formId = useId();
  const [label, setLabel] = useState("");
  const [dimension, setDimension] = useState<(typeof dimensions)[number]>("life");
  const [confidence, setConfidence] = useState("1");
  const [until, setUntil] = useState("");
  const add = useWrite("POST /customers/:id/tags", { refresh: stale, onDone: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!label.trim()) return;
    add.mutate({
      id: customerId,
      label: label.trim(),
      dimension,
      confidence: Number(confidence),
      ...(until ? { until } : {}),
    });
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
        <TextField
          label={text.label}
          value={label}
          maxLength={20}
          required
          data-first
          onChange={(event) => setLabel(event.target.value)}
        />
        <SelectField
          label={text.dimension}
          value={dimension}
          onChange={(event) => setDimension(event.target.value === "wealth" ? "wealth" : "life")}
        >
          {dimensions.map((one) => (
            <option key={one} value={one}>
              {text[one]}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={text.confidence}
          value={confidence}
          onChange={(event) => setConfidence(event.target.value)}
        >
          {Object.entries(text.confidences).map(([value, said]) => (
            <option key={value} value={value}>
              {said}
            </option>
          ))}
        </SelectField>
        <TextField
          label={text.until}
          type="date"
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
