import { Avatar, TierBadge } from "@console/components/badges";
import { TextField } from "@console/components/field";
import { List, More, Row } from "@console/components/list";
import { Card, Page } from "@console/components/page";
import { Empty, Failed, Skeleton } from "@console/components/states";
import { Chip } from "@console/components/switches";
import { now } from "@console/data/clock";
import { usePaged } from "@console/data/queries";
import { sayFenShort } from "@console/format/money";
import { sayDay } from "@console/format/say-time";
import { useDebounced } from "@console/hooks/use-debounced";
import { common } from "@console/shell/words";
import type { CustomerRow, Tier } from "@shared/customers/customer";
import { useState } from "react";
import styles from "./customers.module.css";
import { words } from "./words";

const tiers: readonly Tier[] = ["private", "diamond", "platinum", "gold"];

/** The book of customers: found by a few letters or four digits, narrowed by tier. */
export function CustomerList() {
  const [text, setText] = useState("");
  const [tier, setTier] = useState<Tier | undefined>(undefined);
  const q = useDebounced(text.trim(), 250);
  const customers = usePaged(
    "GET /customers",
    { limit: 50, ...(q ? { q } : {}), ...(tier ? { tier } : {}) },
    { keep: true },
  );
  const isNarrowed = q !== "" || tier !== undefined;

  return (
    <Page title={common.scenes.customers} isPersonal>
      <div className={styles.tools}>
        <TextField
          label={words.search}
          hideLabel
          type="search"
          value={text}
          placeholder={words.searchHint}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
        <fieldset className={styles.tiers}>
          <legend className="seen-by-readers-only">{words.allTiers}</legend>
          <Chip isOn={tier === undefined} onToggle={() => setTier(undefined)}>
            {words.allTiers}
          </Chip>
          {tiers.map((one) => (
            <Chip
              key={one}
              isOn={tier === one}
              onToggle={() => setTier(tier === one ? undefined : one)}
            >
              {common.tiers[one]}
            </Chip>
          ))}
        </fieldset>
      </div>
      <Card flush>
        {!customers.items && !customers.error && <Skeleton rows={8} />}
        {!customers.items && customers.error ? (
          <Failed failure={customers.error} onRetry={() => void customers.refetch()} />
        ) : null}
        {customers.items?.length === 0 &&
          (isNarrowed ? (
            <Empty icon="search" title={words.none} text={words.noneText} />
          ) : (
            <Empty icon="customers" title={words.emptyBook} />
          ))}
        <List label={common.scenes.customers}>
          {customers.items?.map((customer) => (
            <li key={customer.id}>
              <CustomerLine customer={customer} />
            </li>
          ))}
        </List>
        <More query={customers} />
      </Card>
    </Page>
  );
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
      text={[customer.bound ? undefined : words.unbound, customer.nextDue ?? contact]
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
