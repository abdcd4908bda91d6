import { Avatar, Label, TierBadge } from "@console/components/badges";
import { List, More, Row } from "@console/components/list";
import { Card, Page } from "@console/components/page";
import { Empty, Failed, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { usePaged } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { common } from "@console/shell/words";
import type { Care } from "@shared/cares/care";
import type { Tier } from "@shared/customers/customer";
import { Route, useLocation } from "wouter";
import { CareDialog } from "./care-dialog";
import { words } from "./words";

/** The greetings about to leave in one's own name, to be read and changed before they do. */
export default function CaresPage() {
  const cares = usePaged("GET /cares", { limit: 50 });
  const [, go] = useLocation();
  return (
    <Page title={common.scenes.cares} back="/today" width="narrow" isPersonal>
      <Card flush>
        {!cares.items && !cares.error && <Skeleton rows={5} />}
        {!cares.items && cares.error ? (
          <Failed failure={cares.error} onRetry={() => void cares.refetch()} />
        ) : null}
        {cares.items?.length === 0 && (
          <Empty icon="cake" title={words.none} text={words.noneText} />
        )}
        <List label={common.scenes.cares}>
          {cares.items?.map((care) => (
            <li key={care.id}>
              <CareRow care={care} />
            </li>
          ))}
        </List>
        <More query={cares} />
      </Card>
      <Route path="/cares/:id">
        {({ id }) => (
          <CareDialog
            care={cares.items?.find((one) => one.id === id)}
            isLoaded={cares.items !== undefined}
            onClose={() => go("/cares")}
          />
        )}
      </Route>
    </Page>
  );
}

const tones = { planned: "gold", sending: "gold", sent: "ok", skipped: "neutral" } as const;

function CareRow({ care }: { care: Care }) {
  return (
    <Row
      href={`/cares/${care.id}`}
      start={<Avatar name={care.customer.name} />}
      title={
        <>
          <span>{care.customer.name}</span>
          <TierBadge tier={care.customer.tier as Tier} />
        </>
      }
      text={`${care.occasionLabel} · ${care.greeting}`}
      end={
        <>
          <span>{sayMoment(care.sendAt, now())}</span>
          <Label tone={tones[care.state]}>{words.states[care.state]}</Label>
        </>
      }
    />
  );
}
