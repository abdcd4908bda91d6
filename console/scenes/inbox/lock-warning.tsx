import { Icon } from "@console/components/icon";
import { useMay } from "@console/data/me";
import { useRead } from "@console/data/queries";
import { recordWords } from "@console/scenes/customers/words";
import styles from "./composer.module.css";

/** Says so while somebody is writing what the customer does not want to hear of. */
export function LockWarning({ customerId, text }: { customerId: string; text: string }) {
  const mayRead = useMay("GET /customers/:customerId/locks");
  const locks = useRead(
    "GET /customers/:customerId/locks",
    { customerId },
    { enabled: mayRead, staleTime: 60_000 },
  );
  const touched = (locks.data?.items ?? []).filter(({ words }) =>
    words.some((word) => text.includes(word)),
  );
  if (touched.length === 0) return null;
  return (
    <p className={styles.locked} role="alert">
      <Icon name="lock" size={16} />
      {recordWords.locks}：{touched.map(({ label }) => label).join("、")}
    </p>
  );
}
