import { Icon } from "@console/components/icon";
import { useLineState } from "@console/data/live";
import { useEffect, useState } from "react";
import styles from "./frame.module.css";
import { common } from "./words";

const patience = 4000;

/** Says that the line is down, once it has been down long enough to matter. */
export function LineNotice() {
  const isDown = useLineState() !== "open";
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (!isDown) return setShown(false);
    const timer = setTimeout(() => setShown(true), patience);
    return () => clearTimeout(timer);
  }, [isDown]);
  if (!isShown) return null;
  return (
    <p className={styles.lost} role="status">
      <Icon name="refresh" size={16} />
      {common.frame.lineLost}
    </p>
  );
}
