import { Avatar, Label } from "@console/components/badges";
import { List, More, Row } from "@console/components/list";
import { Card, Page } from "@console/components/page";
import { Empty, Failed, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { useMay } from "@console/data/me";
import { usePaged } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { common } from "@console/shell/words";
import { Route, useLocation } from "wouter";
import { AlarmDialog } from "./alarm-dialog";
import { ReadLimits } from "./read-limits";
import { words } from "./words";

const text = words.alarms;

/** What is unusual about how colleagues use customer data, and what came of it. */
export default function AlarmsPage() {
  const list = usePaged("GET /alarms", { limit: 30 }, { refetchInterval: 30_000 });
  const mayLower = useMay("GET /read-limits");
  const [, go] = useLocation();
  return (
    <Page title={common.scenes.alarms} width="narrow" isPersonal>
      <Card flush>
        {!list.items && !list.error && <Skeleton rows={3} />}
        {!list.items && list.error ? (
          <Failed failure={list.error} onRetry={() => void list.refetch()} />
        ) : null}
        {list.items?.length === 0 && <Empty icon="shield" title={text.none} text={text.noneText} />}
        <List label={text.title}>
          {list.items?.map(({ id, kind, staffName, staffTitle, at, seen }) => (
            <li key={id}>
              <Row
                href={`/alarms/${id}`}
                start={<Avatar name={staffName} />}
                title={
                  <>
                    <span>{staffName}</span>
                    {seen ? (
                      <Label tone="ok">{text.seen(seen.by)}</Label>
                    ) : (
                      <Label tone="danger">{text.open}</Label>
                    )}
                  </>
                }
                text={`${text.kinds[kind]} · ${staffTitle}`}
                end={<span>{sayMoment(at, now())}</span>}
              />
            </li>
          ))}
        </List>
        <More query={list} />
      </Card>
      {mayLower && <ReadLimits />}
      <Route path="/alarms/:id">
        {({ id }) => (
          <AlarmDialog
            alarm={list.items?.find((one) => one.id === id)}
            onClose={() => go("/alarms")}
          />
        )}
      </Route>
    </Page>
  );
}
