import { Card, Page } from "@console/components/page";
import { QrCode } from "@console/components/qr-code";
import { Empty, Failed, Loaded, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { codeOf } from "@console/data/failure";
import { useRead } from "@console/data/queries";
import { useEffect, useState } from "react";
import styles from "./arrivals.module.css";
import { words } from "./words";

/** The code for a screen in the lobby, as large as the screen allows. */
export function DoorCodePage() {
  return (
    <Page title={words.code.title} back="/arrivals" width="narrow">
      <Card>
        <DoorCode isLarge />
      </Card>
    </Page>
  );
}

/** The code of this minute; the next is fetched when it has run out. */
export function DoorCode({ isLarge = false }: { isLarge?: boolean }) {
  const query = useRead("GET /arrivals/door-code", {}, { staleTime: 5_000 });
  const left = useSecondsUntil(query.data?.expiresAt);
  const { refetch } = query;
  useEffect(() => {
    if (left === 0) void refetch();
  }, [left, refetch]);

  if (query.error && !query.data) {
    if (codeOf(query.error) === "arrival.noDoor")
      return <Empty icon="place" title={words.code.noDoor} />;
    return <Failed failure={query.error} onRetry={() => void refetch()} />;
  }
  return (
    <Loaded query={query} skeleton={<Skeleton kind="page" rows={1} />}>
      {({ url, place }) => (
        <div className={isLarge ? styles.codeLarge : styles.code}>
          <div className={styles.qr}>
            <QrCode text={url} label={words.code.label(place)} />
          </div>
          <p className={styles.codePlace}>{place}</p>
          <p className={styles.codeText}>{words.code.text}</p>
          <p className={styles.codeText}>{words.code.renews(left ?? 0)}</p>
        </div>
      )}
    </Loaded>
  );
}

/** Seconds until an instant, counted down once a second; undefined without one. */
function useSecondsUntil(instant: string | undefined): number | undefined {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  if (!instant) return undefined;
  return Math.max(0, Math.ceil((Date.parse(instant) - now()) / 1_000));
}
