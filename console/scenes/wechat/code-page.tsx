import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { Card, Page } from "@console/components/page";
import { Loaded, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { type Output, useRead } from "@console/data/queries";
import { sayDate } from "@console/format/say-time";
import { common } from "@console/shell/words";
import { useState } from "react";
import { useLocation } from "wouter";
import { CodeCard } from "./code-card";
import { Expiry } from "./codes-tab";
import { useDeskWrite } from "./use-desk-write";
import styles from "./wechat.module.css";
import { words } from "./words";

type Days = Output<"GET /wechat-qr-codes/:id">["days"];

/** One code: its picture, its figures and its last thirty days. */
export function CodePage({ id }: { id: string }) {
  const query = useRead("GET /wechat-qr-codes/:id", { id }, { refetchInterval: 10_000 });
  const [isAsking, setAsking] = useState(false);
  const [, go] = useLocation();
  const retire = useDeskWrite("DELETE /wechat-qr-codes/:id", {
    refresh: ["GET /wechat-qr-codes"],
    done: words.codes.retired,
    onDone: () => go("/wechat/codes"),
  });
  return (
    <Page
      title={query.data?.code.name ?? words.tabs.codes}
      subtitle={
        query.data &&
        [query.data.code.staff?.name, query.data.code.purpose].filter(Boolean).join(" · ")
      }
      back="/wechat/codes"
      width="narrow"
    >
      <Loaded query={query} skeleton={<Skeleton kind="page" rows={2} />}>
        {({ code, days }) => (
          <>
            <Card>
              <CodeCard
                code={code}
                note={<Expiry code={code} />}
                actions={
                  <Button kind="quiet" icon="trash" onClick={() => setAsking(true)}>
                    {words.codes.retire}
                  </Button>
                }
              />
            </Card>
            <Card title={words.codes.trend}>
              <Trend days={days} />
            </Card>
          </>
        )}
      </Loaded>
      {isAsking && (
        <Dialog
          title={words.codes.retire}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{common.verbs.cancel}</Button>
              <Button kind="danger" busy={retire.isPending} onClick={() => retire.mutate({ id })}>
                {words.codes.retire}
              </Button>
            </>
          }
        >
          <p>{words.codes.retireText}</p>
        </Dialog>
      )}
    </Page>
  );
}

/** A bar a day, its lower part those who followed. */
function Trend({ days }: { days: Days }) {
  const most = Math.max(1, ...days.map(({ scans }) => scans));
  const [first, last] = [days[0], days.at(-1)];
  return (
    <figure className={styles.trend}>
      <ol>
        {days.map(({ date, scans, followers }) => {
          const text = words.codes.trendOf(sayDate(date, now()), scans, followers);
          return (
            <li key={date} title={text}>
              <span className="seen-by-readers-only">{text}</span>
              <i style={{ height: `${(scans / most) * 100}%` }}>
                <b style={{ height: `${scans > 0 ? (followers / scans) * 100 : 0}%` }} />
              </i>
            </li>
          );
        })}
      </ol>
      <figcaption className={styles.quiet}>
        <span>{first && sayDate(first.date, now())}</span>
        <span className={styles.legend}>
          <i data-kind="scans" /> {words.codes.scans} <i data-kind="followers" />{" "}
          {words.codes.followers}
        </span>
        <span>{last && sayDate(last.date, now())}</span>
      </figcaption>
    </figure>
  );
}
