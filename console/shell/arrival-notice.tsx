import { IconButton, LinkButton } from "@console/components/button";
import { Icon } from "@console/components/icon";
import { useMay } from "@console/data/me";
import { useRead } from "@console/data/queries";
import { newestWaiting } from "@console/scenes/arrivals/arrivals.model";
import { words } from "@console/scenes/arrivals/words";
import { useState } from "react";
import styles from "./arrival-notice.module.css";

/** A quiet line above every scene while a customer waits at a branch; put aside, it stays away. */
export function ArrivalNotice({ path }: { path: string }) {
  const may = useMay("GET /arrivals");
  const query = useRead("GET /arrivals", {}, { enabled: may, refetchInterval: 60_000 });
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const newest = newestWaiting(query.data?.items ?? [], seen);
  if (!newest || path.startsWith("/arrivals")) return null;
  const { id, customerName, place, booking } = newest;
  return (
    <div className={styles.notice} role="status">
      <Icon name="place" />
      <p>
        <strong>{words.notice.text(customerName, place)}</strong>
        {booking && <span>{booking.purpose}</span>}
      </p>
      <LinkButton href="/arrivals" size="small">
        {words.notice.open}
      </LinkButton>
      <IconButton
        icon="close"
        label={words.notice.close}
        onClick={() => setSeen(new Set([...seen, id]))}
      />
    </div>
  );
}
