import { Icon, type IconName } from "@console/components/icon";
import { type Output, useRead } from "@console/data/queries";
import styles from "./inbox.module.css";

const icons: Readonly<Record<Output<"GET /conversations/:id/reach">["channel"], IconName>> = {
  live: "check",
  customerService: "inbox",
  serviceTemplate: "bell",
  subscribe: "bell",
  none: "warning",
};

/** Says before sending by which channel and right the message will reach the customer. */
export function ReachLine({ conversationId }: { conversationId: string }) {
  const reach = useRead(
    "GET /conversations/:id/reach",
    { id: conversationId },
    { refetchInterval: 15_000 },
  );
  if (!reach.data) return <p className={styles.reach} />;
  return (
    <p className={styles.reach} data-channel={reach.data.channel}>
      <Icon name={icons[reach.data.channel]} size={16} />
      {reach.data.text}
    </p>
  );
}
