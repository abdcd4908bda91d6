import { Button } from "@console/components/button";
import { SelectField } from "@console/components/field";
import { Card } from "@console/components/page";
import { Loaded, Skeleton } from "@console/components/states";
import { type Output, useRead, useWrite } from "@console/data/queries";
import { type DragEvent, useState } from "react";
import { assigned, keysOf, missingLabels } from "./columns.model";
import styles from "./imports.module.css";
import { words } from "./words";

export type Layout = Output<"GET /imports/:id/columns">;

/** What each header of the file stands for: guessed or remembered, corrected by choosing or dragging. */
export function ColumnsStep({ id, onChecked }: { id: string; onChecked: () => void }) {
  const layout = useRead("GET /imports/:id/columns", { id }, { staleTime: 0 });
  return (
    <Loaded query={layout} skeleton={<Skeleton rows={6} />}>
      {(found) => <Mapping key={id} id={id} layout={found} onChecked={onChecked} />}
    </Loaded>
  );
}

function Mapping({ id, layout, onChecked }: { id: string; layout: Layout; onChecked: () => void }) {
  const [keys, setKeys] = useState(() => keysOf(layout));
  const check = useWrite("POST /imports/:id/check", {
    refresh: ["GET /imports/:id", "GET /imports/:id/rows"],
    onDone: onChecked,
  });
  const choose = useWrite("PUT /imports/:id/columns", { onDone: () => check.mutate({ id }) });
  const missing = missingLabels(keys, layout.columns);
  const assign = (at: number, key: string | null) => setKeys((before) => assigned(before, at, key));
  return (
    <Card title={words.columnsTitle}>
      <p className={styles.hint}>{words.sources[layout.source]}</p>
      <Palette layout={layout} keys={keys} />
      <ul className={styles.mapping} aria-label={words.columnsTitle}>
        {layout.headers.map((header, at) => (
          <HeaderRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a header is its place in the file.
            key={at}
            header={header}
            layout={layout}
            value={keys[at] ?? null}
            onChange={(key) => assign(at, key)}
          />
        ))}
      </ul>
      {missing.length > 0 && (
        <p className={styles.failure} role="alert">
          {words.missing(missing.join("、"))}
        </p>
      )}
      <Button
        kind="primary"
        disabled={missing.length > 0}
        busy={choose.isPending || check.isPending}
        onClick={() => choose.mutate({ id, keys: [...keys] })}
      >
        {words.check}
      </Button>
    </Card>
  );
}

/** Columns that nothing stands for yet, to be dragged onto a header; on a phone the choice does it. */
function Palette({ layout, keys }: { layout: Layout; keys: readonly (string | null)[] }) {
  const free = layout.columns.filter(({ key }) => !keys.includes(key));
  if (free.length === 0) return null;
  return (
    <div className={styles.palette}>
      {free.map(({ key, label, required }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: dragging is a second way; the choices beside the headers are the first.
        <span
          key={key}
          draggable
          className={styles.token}
          data-required={required || undefined}
          onDragStart={(event) => event.dataTransfer.setData("text/plain", key)}
        >
          {label}
        </span>
      ))}
    </div>
  );
}

interface HeaderRowProps {
  readonly header: Layout["headers"][number];
  readonly layout: Layout;
  readonly value: string | null;
  readonly onChange: (key: string | null) => void;
}

function HeaderRow({ header, layout, value, onChange }: HeaderRowProps) {
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const key = event.dataTransfer.getData("text/plain");
    if (layout.columns.some((column) => column.key === key)) onChange(key);
  };
  return (
    <li
      className={styles.header}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div>
        <strong>{header.name}</strong>
        <small>{header.samples.filter(Boolean).join("　")}</small>
        {header.refused && !value && <small className={styles.refused}>{header.refused}</small>}
      </div>
      <SelectField
        label={words.standsFor(header.name)}
        hideLabel
        value={value ?? ""}
        onChange={(event) => onChange(event.target.value || null)}
      >
        <option value="">{words.leftOut}</option>
        {layout.columns.map(({ key, label, required }) => (
          <option key={key} value={key}>
            {required ? `${label} *` : label}
          </option>
        ))}
      </SelectField>
    </li>
  );
}
