import { TierBadge } from "@console/components/badges";
import { LinkButton } from "@console/components/button";
import { List, Row } from "@console/components/list";
import { Card, Page } from "@console/components/page";
import { Empty, Loaded } from "@console/components/states";
import { useMay } from "@console/data/me";
import { type Output, useRead } from "@console/data/queries";
import { clockOf } from "@console/format/time";
import type { ExpectedVisit } from "@shared/arrivals/arrival";
import { Route, Switch } from "wouter";
import { ArrivalRow } from "./arrival-row";
import { groupsOf } from "./arrivals.model";
import styles from "./arrivals.module.css";
import { DoorCode, DoorCodePage } from "./door-code";
import { words } from "./words";

export default function ArrivalsPage() {
  return (
    <Switch>
      <Route path="/arrivals/code">
        <DoorCodePage />
      </Route>
      <Route>
        <Lobby />
      </Route>
    </Switch>
  );
}

/** Who is here and who is expected: the lobby's own screen, and an RM's view of their customers. */
function Lobby() {
  const query = useRead("GET /arrivals", {}, { refetchInterval: 30_000 });
  const hasDoor = useMay("GET /arrivals/door-code");
  const here = query.data ? groupsOf(query.data.items).here.length : 0;
  const place = query.data?.place;
  return (
    <Page
      title={words.title}
      subtitle={query.data && (place ? words.atPlace(place, here) : words.mine(here))}
      actions={
        hasDoor && (
          <LinkButton href="/arrivals/code" icon="scan" size="small">
            {words.code.show}
          </LinkButton>
        )
      }
      isPersonal
    >
      <div className={styles.columns}>
        <div className={styles.main}>
          <Loaded query={query}>{(data) => <Visits data={data} />}</Loaded>
        </div>
        {hasDoor && (
          <aside className={styles.aside}>
            <Card title={words.code.title}>
              <DoorCode />
            </Card>
          </aside>
        )}
      </div>
    </Page>
  );
}

function Visits({ data }: { data: Output<"GET /arrivals"> }) {
  const { here, left } = groupsOf(data.items);
  return (
    <>
      <Card title={words.here} flush>
        {here.length > 0 ? (
          <List label={words.here}>
            {here.map((arrival) => (
              <ArrivalRow key={arrival.id} arrival={arrival} showsPlace={!data.place} />
            ))}
          </List>
        ) : (
          <Empty icon="place" title={words.none} text={words.noneText} />
        )}
      </Card>
      {data.place && <Expected visits={data.expected} />}
      {left.length > 0 && (
        <Card title={words.left} flush>
          <List label={words.left}>
            {left.map((arrival) => (
              <ArrivalRow key={arrival.id} arrival={arrival} showsPlace={!data.place} />
            ))}
          </List>
        </Card>
      )}
    </>
  );
}

function Expected({ visits }: { visits: readonly ExpectedVisit[] }) {
  return (
    <Card title={words.expected} flush>
      {visits.length === 0 ? (
        <p className={styles.quiet}>{words.noneExpected}</p>
      ) : (
        <List label={words.expected}>
          {visits.map(({ bookingId, start, customerName, tier, purpose, rmName }) => (
            <li key={bookingId}>
              <Row
                start={<span className={styles.clock}>{clockOf(start)}</span>}
                title={
                  <>
                    <span>{customerName}</span>
                    <TierBadge tier={tier} />
                  </>
                }
                text={`${purpose} · ${words.manager(rmName)}`}
              />
            </li>
          ))}
        </List>
      )}
    </Card>
  );
}
