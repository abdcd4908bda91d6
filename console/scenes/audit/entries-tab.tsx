import { Label } from "@console/components/badges";
import { Button } from "@console/components/button";
import { List, More, Row } from "@console/components/list";
import { Card } from "@console/components/page";
import { Empty, Failed, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { useMay } from "@console/data/me";
import { type Input, type ItemOf, usePaged } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { useState } from "react";
import { Route, useLocation, useSearch } from "wouter";
import { filterOf, sayAct } from "./act.model";
import styles from "./audit.module.css";
import { EntryDialog } from "./entry-dialog";
import { ExportDialog } from "./export-dialog";
import { Filters } from "./filters";
import { words } from "./words";

type Filter = Omit<Input<"GET /audit/entries">, "cursor">;
export type Entry = ItemOf<"GET /audit/entries">;

/** The trail from new to old. What is looked for stands in the address, so that back leads back to it. */
export function EntriesTab() {
  const search = useSearch();
  const [, go] = useLocation();
  const query = new URLSearchParams(search);
  const filter = filterOf(query) as Filter;
  const paged = usePaged("GET /audit/entries", filter, { keep: true });
  const mayExport = useMay("POST /audit/exports");
  const [isAsking, setAsking] = useState(false);
  const set = (changes: Readonly<Record<string, string | undefined>>) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    go(`/audit?${next}`, { replace: true });
  };
  return (
    <>
      <Filters query={query} onChange={set} />
      <div className={styles.bar}>
        <p className={styles.note}>{words.watched}</p>
        {mayExport && (
          <Button size="small" icon="upload" onClick={() => setAsking(true)}>
            {words.files.ask}
          </Button>
        )}
      </div>
      <Card flush>
        <Entries paged={paged} search={search} />
      </Card>
      {isAsking && <ExportDialog filter={filter} onClose={() => setAsking(false)} />}
      <Route path="/audit/entry/:id">
        {({ id }) => (
          <EntryDialog
            key={id}
            id={id}
            onClose={() => go(`/audit${search ? `?${search}` : ""}`)}
            onOnly={(changes) => set(changes)}
          />
        )}
      </Route>
    </>
  );
}

function Entries({
  paged,
  search,
}: {
  readonly paged: ReturnType<typeof usePaged<"GET /audit/entries">>;
  readonly search: string;
}) {
  if (!paged.items && paged.error)
    return <Failed failure={paged.error} onRetry={() => void paged.refetch()} />;
  if (!paged.items) return <Skeleton rows={8} />;
  if (paged.items.length === 0)
    return <Empty icon="search" title={words.none} text={words.noneText} />;
  return (
    <>
      <List label={words.tabs.entries}>
        {paged.items.map((entry) => (
          <li key={entry.id}>
            <EntryRow
              entry={entry}
              href={`/audit/entry/${entry.id}${search ? `?${search}` : ""}`}
            />
          </li>
        ))}
      </List>
      <More query={paged} />
    </>
  );
}

/** Who did what, and whose data it was. */
export function EntryRow({ entry, href }: { readonly entry: Entry; readonly href?: string }) {
  return (
    <Row
      href={href}
      title={
        <>
          <span>{sayAct(entry.act, words)}</span>
          {entry.result !== "ok" && <Label tone="danger">{words.results[entry.result]}</Label>}
        </>
      }
      text={[
        entry.actor.name,
        entry.customer && words.about(entry.customer.name),
        entry.fields.slice(0, 4).join(" "),
      ]
        .filter(Boolean)
        .join(" · ")}
      end={<time dateTime={entry.at}>{sayMoment(entry.at, now())}</time>}
    />
  );
}
