import { Label } from "@console/components/badges";
import { TextField } from "@console/components/field";
import { List, Row } from "@console/components/list";
import { Card } from "@console/components/page";
import { Empty, Loaded, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { usePaged, useRead } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { useDebounced } from "@console/hooks/use-debounced";
import { useState } from "react";
import { purposeWords, words } from "./words";

/** Whose answers are read: found like a customer, then shown with their whole history. */
export function ConsentLedgers() {
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<{ id: string; name: string } | undefined>(undefined);
  const q = useDebounced(text.trim(), 250);
  const found = usePaged("GET /customers", { limit: 20, ...(q ? { q } : {}) }, { keep: true });
  return (
    <>
      <Card>
        <TextField
          label={words.find}
          type="search"
          hint={words.findHint}
          value={text}
          autoComplete="off"
          onChange={(event) => {
            setText(event.target.value);
            setChosen(undefined);
          }}
        />
        {!chosen && (
          <List label={words.find}>
            {found.items?.slice(0, 8).map((one) => (
              <li key={one.id}>
                <Row
                  onOpen={() => setChosen({ id: one.id, name: one.name })}
                  title={<span>{one.name}</span>}
                />
              </li>
            ))}
          </List>
        )}
      </Card>
      {chosen && <Ledger id={chosen.id} name={chosen.name} />}
    </>
  );
}

function Ledger({ id, name }: { id: string; name: string }) {
  const ledger = useRead("GET /customers/:id/consents", { id });
  return (
    <Loaded query={ledger} skeleton={<Skeleton rows={5} />}>
      {({ current, ledger: rows, version }) => (
        <>
          <Card title={`${name} · ${words.current} · ${words.version(version)}`} flush>
            <List label={words.current}>
              {current.map(({ purpose, granted, at }) => (
                <li key={purpose}>
                  <Row
                    title={<span>{purposeWords[purpose]?.title}</span>}
                    text={at ? sayMoment(at, now()) : undefined}
                    end={
                      <Label tone={granted ? "ok" : "neutral"}>
                        {granted ? words.granted : words.refused}
                      </Label>
                    }
                  />
                </li>
              ))}
            </List>
          </Card>
          <Card title={words.history} flush>
            {rows.length === 0 && <Empty icon="note" title={words.noLedger} />}
            <List label={words.history}>
              {rows.map((row) => (
                <li key={row.id}>
                  <Row
                    wraps
                    title={
                      <span>
                        {purposeWords[row.purpose]?.title} ·{" "}
                        {row.granted ? words.granted : words.refused}
                      </span>
                    }
                    text={[
                      sayMoment(row.at, now()),
                      words.channels[row.channel] ?? row.channel,
                      words.version(row.version),
                      row.textHash.slice(0, 12),
                    ].join(" · ")}
                    end={
                      <Label tone={row.isProven ? "ok" : "warn"}>
                        {row.isProven ? words.proven : words.unproven}
                      </Label>
                    }
                  />
                </li>
              ))}
            </List>
          </Card>
        </>
      )}
    </Loaded>
  );
}
