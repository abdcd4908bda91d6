import { Button } from "@console/components/button";
import { SelectField, TextField } from "@console/components/field";
import type { TimelineChannel, TimelineKind } from "@shared/timeline/timeline";
import { useState } from "react";
import styles from "./timeline.module.css";
import { recordWords, words } from "./words";

const text = recordWords.timeline;
const kinds = Object.keys(words.timeline.kinds) as TimelineKind[];
const channels = Object.keys(text.channels) as TimelineChannel[];
const people = Object.keys(text.people) as (keyof typeof text.people)[];

export interface TimelineNarrowing {
  readonly kind?: TimelineKind;
  readonly channel?: TimelineChannel;
  readonly person?: string;
  readonly from?: string;
  readonly to?: string;
  readonly q?: string;
}

interface Props {
  readonly value: TimelineNarrowing;
  readonly onChange: (value: TimelineNarrowing) => void;
}

/** What narrows a timeline; on a phone it stays folded until it is asked for. */
export function TimelineFilters({ value, onChange }: Props) {
  const count = Object.values(value).filter(Boolean).length;
  const [isOpen, setOpen] = useState(false);
  const set = (key: keyof TimelineNarrowing, next: string) => {
    const { [key]: _, ...rest } = value;
    onChange(next ? ({ ...rest, [key]: next } as TimelineNarrowing) : rest);
  };
  return (
    <div className={styles.filters} data-open={isOpen || undefined}>
      <div className={styles.fold}>
        <Button size="small" kind="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {text.filter}
          {count > 0 && ` ${count}`}
        </Button>
        {count > 0 && (
          <Button size="small" kind="quiet" onClick={() => onChange({})}>
            {text.clear}
          </Button>
        )}
      </div>
      <div className={styles.fields}>
        <TextField
          label={text.text}
          type="search"
          value={value.q ?? ""}
          maxLength={40}
          onChange={(event) => set("q", event.target.value)}
        />
        <Choice
          label={text.kind}
          value={value.kind}
          options={kinds.map((one) => [one, words.timeline.kinds[one]])}
          onChange={(next) => set("kind", next)}
        />
        <Choice
          label={text.channel}
          value={value.channel}
          options={channels.map((one) => [one, text.channels[one]])}
          onChange={(next) => set("channel", next)}
        />
        <Choice
          label={text.person}
          value={value.person}
          options={people.map((one) => [one, text.people[one]])}
          onChange={(next) => set("person", next)}
        />
        <TextField
          label={text.from}
          type="date"
          value={value.from ?? ""}
          onChange={(event) => set("from", event.target.value)}
        />
        <TextField
          label={text.to}
          type="date"
          value={value.to ?? ""}
          onChange={(event) => set("to", event.target.value)}
        />
      </div>
    </div>
  );
}

function Choice({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: string | undefined;
  options: readonly (readonly [string, string])[];
  onChange: (value: string) => void;
}) {
  return (
    <SelectField
      label={label}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{text.all}</option>
      {options.map(([one, said]) => (
        <option key={one} value={one}>
          {said}
        </option>
      ))}
    </SelectField>
  );
}
