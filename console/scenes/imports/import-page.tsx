import { Label } from "@console/components/badges";
import { Button } from "@console/components/button";
import { Meter } from "@console/components/gauges";
import { List, More, Row } from "@console/components/list";
import { Card, Page } from "@console/components/page";
import { Empty, Failed, Loaded, Skeleton } from "@console/components/states";
import { Chip } from "@console/components/switches";
import { usePaged, useRead, useWrite } from "@console/data/queries";
import { common } from "@console/shell/words";
import { useState } from "react";
import { ColumnsStep } from "./columns-step";
import { ErrorList } from "./error-list";
import { isWorking, stateTones, writable } from "./import.model";
import styles from "./imports.module.css";
import type { Import } from "./upload-file";
import { words } from "./words";

const outcomes = ["error", "double", "new", "changed", "same"] as const;
const refresh = ["GET /imports", "GET /imports/:id"] as const;

/** One file on its way: what it would do, line by line; then written, or put back. */
export function ImportPage({ id }: { id: string }) {
  const [isSettled, setSettled] = useState(false);
  const [isMapping, setMapping] = useState(false);
  const query = useRead(
    "GET /imports/:id",
    { id },
    isSettled ? {} : { refetchInterval: 1000, staleTime: 0 },
  );
  const isStill = query.data !== undefined && !isWorking(query.data.state);
  if (isStill !== isSettled) setSettled(isStill);
  return (
    <Page
      isPersonal
      title={query.data?.fileName ?? common.scenes.imports}
      back="/imports"
      width="narrow"
      subtitle={
        query.data && (
          <Label tone={stateTones[query.data.state]}>{words.states[query.data.state]}</Label>
        )
      }
      actions={query.data && <Acts one={query.data} />}
    >
      <Loaded query={query} skeleton={<Skeleton kind="page" rows={2} />}>
        {(one) => (
          <>
            {(isMapping || one.state === "uploading") && one.abilities.map ? (
              <ColumnsStep
                id={id}
                onChecked={() => {
                  setMapping(false);
                  setSettled(false);
                }}
              />
            ) : (
              <>
                <Summary one={one} onMap={() => setMapping(true)} />
                {!one.failure && one.state !== "uploading" && <Rows id={id} stage={one.state} />}
              </>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Acts({ one }: { one: Import }) {
  const apply = useWrite("POST /imports/:id/apply", { refresh, done: words.applying });
  const undo = useWrite("POST /imports/:id/undo", { refresh, done: words.undoing });
  const hasErrors = one.counts.error > 0;
  return (
    <>
      {one.abilities.undo && (
        <Button
          icon="undo"
          busy={undo.isPending}
          title={words.undoText}
          onClick={() => undo.mutate({ id: one.id })}
        >
          {words.undo}
        </Button>
      )}
      {one.abilities.apply && (
        <Button
          kind="primary"
          busy={apply.isPending}
          disabled={writable(one) === 0}
          onClick={() => apply.mutate({ id: one.id, skipErrors: hasErrors })}
        >
          {hasErrors ? words.applySkipping(writable(one)) : words.apply}
        </Button>
      )}
    </>
  );
}

function Summary({ one, onMap }: { one: Import; onMap: () => void }) {
  return (
    <Card>
      {one.failure && (
        <div className={styles.failure} role="alert">
          <p>{one.failure.message}</p>
          {one.failure.hints.map((hint) => (
            <p key={hint}>{hint}</p>
          ))}
        </div>
      )}
      <dl className={styles.figures}>
        {outcomes.map((outcome) => (
          <div key={outcome}>
            <dt>{words.outcomes[outcome]}</dt>
            <dd>{one.counts[outcome]}</dd>
          </div>
        ))}
      </dl>
      {isWorking(one.state) && (
        <Meter
          value={Math.round(one.progress * 100)}
          max={100}
          label={words.states[one.state]}
          tone="gold"
        />
      )}
      {one.state === "checked" && one.counts.error > 0 && (
        <p>{words.errorsFirst(one.counts.error)}</p>
      )}
      {one.kept !== undefined && <p>{words.kept(one.kept)}</p>}
      <div className={styles.acts}>
        {one.abilities.map && (
          <Button size="small" icon="edit" onClick={onMap}>
            {words.columnsTitle}
          </Button>
        )}
        {one.counts.error + one.counts.double > 0 && <ErrorList id={one.id} />}
      </div>
    </Card>
  );
}

const tones = {
  error: "danger",
  double: "warn",
  new: "ok",
  changed: "gold",
  same: "neutral",
} as const;
type Outcome = keyof typeof tones;

function Rows({ id, stage }: { id: string; stage: string }) {
  const [outcome, setOutcome] = useState<Outcome | undefined>(undefined);
  const rows = usePaged(
    "GET /imports/:id/rows",
    { id, limit: 100, ...(outcome ? { outcome } : {}) },
    { keep: true, enabled: stage !== "checking" },
  );
  return (
    <Card flush>
      <div className={styles.filters}>
        <Chip isOn={!outcome} onToggle={() => setOutcome(undefined)}>
          {words.all}
        </Chip>
        {outcomes.map((one) => (
          <Chip key={one} isOn={outcome === one} onToggle={() => setOutcome(one)}>
            {words.outcomes[one]}
          </Chip>
        ))}
      </div>
      {!rows.items && !rows.error && <Skeleton rows={4} />}
      {!rows.items && rows.error ? (
        <Failed failure={rows.error} onRetry={() => void rows.refetch()} />
      ) : null}
      {rows.items?.length === 0 && <Empty icon="note" title={words.noRows} />}
      <List>
        {rows.items?.map((row) => (
          <li key={row.line}>
            <Row
              wraps
              title={<span>{words.line(row.line)}</span>}
              text={row.problems
                .map(({ column, text }) => [column, text].filter(Boolean).join(" "))
                .join("；")}
              end={<Label tone={tones[row.outcome]}>{words.outcomes[row.outcome]}</Label>}
            />
          </li>
        ))}
      </List>
      <More query={rows} />
    </Card>
  );
}
