import { useRead } from "@console/data/queries";
import { CustomerBriefCard } from "@console/scenes/customers/brief-card";
import styles from "./inbox.module.css";
import { words } from "./words";

/** Beside the talk on a wide desk: everything worth knowing before the next sentence. */
export function BriefPane({ conversationId }: { conversationId: string }) {
  const item = useRead("GET /conversations/:id", { id: conversationId });
  return (
    <aside className={styles.brief} aria-label={words.brief}>
      {item.data && <CustomerBriefCard id={item.data.customerId} />}
    </aside>
  );
}
