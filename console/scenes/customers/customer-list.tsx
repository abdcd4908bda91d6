import { Avatar, TierBadge } from "@console/components/badges";
import { Button, LinkButton } from "@console/components/button";
import { TextField } from "@console/components/field";
import { List, More, Row } from "@console/components/list";
import { Card, Page } from "@console/components/page";
import { Empty, Failed, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { useMay } from "@console/data/me";
import { usePaged } from "@console/data/queries";
import { sayFenShort } from "@console/format/money";
import { sayDay } from "@console/format/say-time";
import { useDebounced } from "@console/hooks/use-debounced";
import { common } from "@console/shell/words";
import type { CustomerRow } from "@shared/customers/customer";
import type { CustomerNarrowing } from "@shared/record/views";
import { type KeyboardEvent, useRef, useState } from "react";
import { useLocation } from "wouter";
import styles from "./customers.module.css";
import { ListFilters, ListSort } from "./list-filters";
import { ListViews } from "./list-views";
import { recordWords, words } from "./words";

/** The book of customers: found by a few letters or four digits, narrowed, ordered, and kept as views. */
export function CustomerList() {
  const [text, setText] = useState("");
  const [narrowing, setNarrowing] = useState<CustomerNarrowing>({});
  const q = useDebounced(text.trim(), 250);
  const customers = usePaged(
    "GET /customers",
    { limit: 50, ...(q ? { q } : {}), ...narrowing },
    { keep: true },
  );
  const isNarrowed = q !== "" || Object.keys(narrowing).length > 0;
  const list = useRef<HTMLDivElement>(null);
  const mayReview = useMay("GET /duplicates");
  const [, go] = useLocation();

  return (
    <Page
      title={common.scenes.customers}
      actions={
        mayReview && (
          <Button icon="people" onClick={() => go("/customers/duplicates")}>
            {recordWords.list.duplicates}
          </Button>
        )
      }
      isPersonal
    >
      <div className={styles.tools}>
        <TextField
          label={words.search}
          hideLabel
          type="search"
          value={text}
          placeholder={words.searchHint}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "ArrowDown") moveFocus(event, list.current, 0);
          }}
        />
        <ListSort value={narrowing} onChange={setNarrowing} />
      </div>
      <ListFilters value={narrowing} onChange={setNarrowing} />
      <ListViews narrowing={narrowing} onChoose={setNarrowing} />
      <Card flush>
        {!customers.items && !customers.error && <Skeleton rows={8} />}
        {!customers.items && customers.error ? (
          <Failed failure={customers.error} onRetry={() => void customers.refetch()} />
        ) : null}
        {customers.items?.length === 0 &&
          (isNarrowed ? (
            <Empty
              icon="search"
              title={words.none}
              text={words.noneText}
              action={<AskForAccess />}
            />
          ) : (
            <Empty icon="customers" title={words.emptyBook} />
          ))}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the rows themselves are links; arrows only move between them. */}
        <div
          ref={list}
          onKeyDown={(event) => {
            const rows = rowsIn(list.current);
            const at = rows.indexOf(document.activeElement as HTMLElement);
            if (event.key === "ArrowDown") moveFocus(event, list.current, at + 1);
            if (event.key === "ArrowUp" && at > 0) moveFocus(event, list.current, at - 1);
          }}
        >
          <List label={common.scenes.customers}>
            {customers.items?.map((customer) => (
              <li key={customer.id}>
                <CustomerLine customer={customer} />
              </li>
            ))}
          </List>
        </div>
        <More query={customers} />
      </Card>
    </Page>
  );
}

const rowsIn = (list: HTMLElement | null): HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>("a[href]") ?? []),
];

function moveFocus(event: KeyboardEvent, list: HTMLElement | null, to: number): void {
  const row = rowsIn(list)[to];
  if (!row) return;
  event.preventDefault();
  row.focus();
}

function CustomerLine({ customer }: { customer: CustomerRow }) {
  const contact = customer.lastContactAt
    ? words.lastContact(sayDay(customer.lastContactAt, now()))
    : words.neverContacted;
  return (
    <Row
      href={`/customers/${customer.id}`}
      start={<Avatar name={customer.name} />}
      title={
        <>
          <span>{customer.name}</span>
          <TierBadge tier={customer.tier} />
        </>
      }
      text={[
        customer.bound ? undefined : words.unbound,
        customer.risk === "expired" ? recordWords.list.risk.expired : undefined,
        customer.nextDue ?? contact,
      ]
        .filter(Boolean)
        .join(" · ")}
      end={
        <>
          {customer.aumFen !== undefined && (
            <span className={styles.assets}>{sayFenShort(customer.aumFen)}</span>
          )}
          <span className={styles.manager}>{customer.rmName}</span>
        </>
      }
    />
  );
}

/** Somebody else's customer is never found here; whoever needs one asks, without learning of them. */
function AskForAccess() {
  if (!useMay("POST /access-requests")) return null;
  return (
    <LinkButton icon="lock" href="/access/new">
      {common.frame.askAccess}
    </LinkButton>
  );
}
