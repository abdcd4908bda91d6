import { Label } from "@console/components/badges";
import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { SelectField, TextField } from "@console/components/field";
import { Meter } from "@console/components/gauges";
import { Loaded, Skeleton } from "@console/components/states";
import { sentenceOf } from "@console/data/failure";
import { type Output, queryClient, useRead } from "@console/data/queries";
import { useState } from "react";
import { useLocation } from "wouter";
import styles from "./imports.module.css";
import { uploadFile } from "./upload-file";
import { words } from "./words";

type Kind = Output<"GET /import-kinds">["items"][number];

export function StartImport({ onClose }: { onClose: () => void }) {
  const kinds = useRead("GET /import-kinds", {}, { staleTime: 300_000 });
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [file, setFile] = useState<File | undefined>(undefined);
  const [share, setShare] = useState<number | undefined>(undefined);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [, go] = useLocation();
  const kind = kinds.data?.items.find((one) => one.kind === chosen) ?? kinds.data?.items[0];

  const start = () => {
    if (!file || !kind) return setProblem(words.empty);
    setShare(0);
    uploadFile(kind.kind, file, setShare)
      .then(({ id }) => {
        void queryClient.invalidateQueries({ queryKey: ["GET /imports"] });
        go(`/imports/${id}`);
      })
      .catch((failure: unknown) => {
        setProblem(sentenceOf(failure));
        setShare(undefined);
      });
  };

  return (
    <Dialog
      title={words.start}
      onClose={onClose}
      actions={
        <Button kind="primary" busy={share !== undefined} onClick={start}>
          {words.check}
        </Button>
      }
    >
      <Loaded query={kinds} skeleton={<Skeleton rows={2} />}>
        {({ items }) => (
          <SelectField
            label={words.kind}
            value={kind?.kind ?? ""}
            onChange={(event) => setChosen(event.target.value)}
          >
            {items.map((one) => (
              <option key={one.kind} value={one.kind}>
                {one.label}
              </option>
            ))}
          </SelectField>
        )}
      </Loaded>
      {kind && <Columns kind={kind} />}
      <TextField
        label={words.file}
        type="file"
        accept=".csv,.xlsx"
        problem={problem}
        onChange={(event) => {
          setFile(event.target.files?.[0]);
          setProblem(undefined);
        }}
      />
      {share !== undefined && (
        <>
          <Meter
            value={Math.round(share * 100)}
            max={100}
            label={words.uploading(Math.round(share * 100))}
          />
          <p role="status">{words.uploading(Math.round(share * 100))}</p>
        </>
      )}
    </Dialog>
  );
}

function Columns({ kind }: { kind: Kind }) {
  return (
    <details>
      <summary>{words.columns}</summary>
      <ul className={styles.columns}>
        {kind.columns.map((column) => (
          <li key={column.label}>
            {column.label} {column.required && <Label tone="gold">{words.required}</Label>}
            {column.choices.length > 0 && <small>{column.choices.join("、")}</small>}
          </li>
        ))}
      </ul>
    </details>
  );
}
