import { Card, Page } from "@console/components/page";
import { Empty, Loaded, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { useMe } from "@console/data/me";
import { useRead } from "@console/data/queries";
import { sayDate } from "@console/format/say-time";
import { dayOf } from "@console/format/time";
import { Agenda } from "./agenda";
import { greetingAt } from "./today.model";
import styles from "./today.module.css";
import { TodayList } from "./today-list";
import { words } from "./words";

/** The few things of the day in order of consequence; each is one tap from being done. */
export default function TodayPage() {
  const me = useMe();
  const today = useRead("GET /today", {}, { refetchInterval: 60_000 });
  const items = today.data?.items ?? [];
  const late = items.filter((item) => item.tone === "late").length;
  const moment = now();

  return (
    <Page
      title={words.greet(words.greeting[greetingAt(moment)], me.name)}
      subtitle={`${sayDate(dayOf(moment), moment)} · ${words.summary(items.length, late)}`}
      isPersonal
    >
      <div className={styles.columns}>
        <Card flush>
          <Loaded query={today} skeleton={<Skeleton rows={6} />}>
            {(data) =>
              data.items.length > 0 ? (
                <TodayList items={data.items} />
              ) : (
                <Empty icon="check" title={words.nothing} text={words.nothingText} />
              )
            }
          </Loaded>
        </Card>
        <Agenda />
      </div>
    </Page>
  );
}
