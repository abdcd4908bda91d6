import { Label } from "@console/components/badges";
import { Button, LinkButton } from "@console/components/button";
import { List, More, Row } from "@console/components/list";
import { Card } from "@console/components/page";
import { Empty, Failed, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { usePaged, useWrite } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import type { Access, AccessState } from "@shared/access/access";
import styles from "./access.module.css";
import { words } from "./words";

const tones = {
  waiting: "gold",
  open: "ok",
  over: "neutral",
  closed: "neutral",
} as const satisfies Record<AccessState, string>;

/** What one asked for; while an access is open, the way to the customer. */
export function AccessList() {
  const list = usePaged("GET /access-requests", { limit: 30 }, { refetchInterval: 20_000 });
  return (
    <Card flush>
      {!list.items && !list.error && <Skeleton rows={3} />}
      {!list.items && list.error ? (
        <Failed failure={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {list.items?.length === 0 && <Empty icon="lock" title={words.none} text={words.noneText} />}
      <List label={words.tabs.mine}>
        {list.items?.map((access) => (
          <li key={access.id}>
            <AccessRow access={access} />
          </li>
        ))}
      </List>
      <More query={list} />
    </Card>
  );
}

function AccessRow({ access }: { access: Access }) {
  const { state, kind, customer, until } = access;
  return (
    <>
      <Row
        title={
          <>
            <span>{customer?.name ?? access.askedFor}</span>
            <Label tone={tones[state]}>{words.states[state]}</Label>
            {kind !== "asked" && <Label tone="warn">{words.kinds[kind]}</Label>}
          </>
        }
        text={`${words.purposes[access.purpose]} · ${access.reason}`}
        wraps
        end={
          <span>
            {state === "open" && until
              ? words.until(sayMoment(until, now()))
              : sayMoment(access.askedAt, now())}
          </span>
        }
      />
      {state === "open" && <Acts access={access} />}
    </>
  );
}

function Acts({ access: { id, customer } }: { access: Access }) {
  const end = useWrite("POST /access-requests/:id/end", {
    refresh: ["GET /access-requests", "GET /customers"],
    done: words.ended,
  });
  return (
    <div className={styles.acts}>
      {customer && (
        <LinkButton size="small" kind="primary" icon="eye" href={`/customers/${customer.id}`}>
          {words.view}
        </LinkButton>
      )}
      <Button size="small" icon="undo" busy={end.isPending} onClick={() => end.mutate({ id })}>
        {words.end}
      </Button>
    </div>
  );
}
