import { SelectField } from "@console/components/field";
import { Icon, type IconName } from "@console/components/icon";
import { More } from "@console/components/list";
import { Card } from "@console/components/page";
import { Empty, Failed, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { usePaged } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import type { TimelineEntry, TimelineKind } from "@shared/timeline/timeline";
import { useState } from "react";
import { Link } from "wouter";
import { placeOf } from "./timeline.model";
import styles from "./timeline.module.css";
import { words } from "./words";

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
};

const kinds = Object.keys(icons) as TimelineKind[];

/** Everything between the bank and one customer, newest first, whatever the channel. */
export function Timeline({ customerId }: { customerId: string }) {
  const [kind, setKind] = useState<TimelineKind | "">("");
  const entries = usePaged(
    "GET /customers/:customerId/timeline",
    { customerId, limit: 50, ...(kind ? { kind } : {}) },
    { keep: true },
  );
  return (
    <Card>
      <SelectField
        label={words.timeline.all}
        hideLabel
        value={kind}
        onChange={(event) => setKind(event.target.value as TimelineKind | "")}
      >
        <option value="">{words.timeline.all}</option>
        {kinds.map((one) => (
          <option key={one} value={one}>
            {words.timeline.kinds[one]}
          </option>
        ))}
      </SelectField>
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
          {sayMoment(entry.at, now())} · {entry.by}
        </p>
      </div>
    </>
  );
}
