import { Icon, type IconName } from "@console/components/icon";
import { More } from "@console/components/list";
import { Card } from "@console/components/page";
import { Empty, Failed, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { usePaged } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { useDebounced } from "@console/hooks/use-debounced";
import type { TimelineEntry, TimelineKind } from "@shared/timeline/timeline";
import { useState } from "react";
import { Link } from "wouter";
import { placeOf } from "./timeline.model";
import styles from "./timeline.module.css";
import { TimelineFilters, type TimelineNarrowing } from "./timeline-filters";
import { recordWords, words } from "./words";

const icons: Readonly<Record<TimelineKind, IconName>> = {
  conversation: "inbox",
  booking: "bookings",
  event: "events",
  care: "cake",
  campaign: "pushes",
  task: "task",
  asset: "wallet",
  note: "note",
  identity: "shield",
  notice: "bell",
  need: "tag",
  life: "gift",
};

/** Everything between the bank and one customer, newest first, whatever the channel. */
export function Timeline({ customerId }: { customerId: string }) {
  const [narrowing, setNarrowing] = useState<TimelineNarrowing>({});
  const settled = useDebounced(narrowing, 250);
  const entries = usePaged(
    "GET /customers/:customerId/timeline",
    { customerId, limit: 50, ...settled },
    { keep: true },
  );
  return (
    <Card>
      <TimelineFilters value={narrowing} onChange={setNarrowing} />
      {!entries.items && !entries.error && <Skeleton rows={6} />}
      {!entries.items && entries.error ? (
        <Failed failure={entries.error} onRetry={() => void entries.refetch()} />
      ) : null}
      {entries.items?.length === 0 && <Empty icon="note" title={words.timeline.none} />}
      <ol className={styles.timeline}>
        {entries.items?.map((entry) => (
          <li key={entry.id}>
            <Entry entry={entry} />
          </li>
        ))}
      </ol>
      <More query={entries} />
    </Card>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const place = placeOf(entry.about);
  return (
    <>
      <span className={styles.sign}>
        <Icon name={icons[entry.kind]} size={18} label={words.timeline.kinds[entry.kind]} />
      </span>
      <div>
        <p className={styles.title}>
          {place ? <Link href={place}>{entry.title}</Link> : entry.title}
        </p>
        {entry.detail && <p>{entry.detail}</p>}
        <p className={styles.meta}>
          {sayMoment(entry.at, now())} · {entry.by} · {recordWords.timeline.channels[entry.channel]}
        </p>
      </div>
    </>
  );
}
