import { useNow } from "@console/data/clock";
import { useMe } from "@console/data/me";
import { clockOf, dayOf } from "@console/format/time";
import { common } from "@console/shell/words";
import styles from "./watermark.module.css";

const marks = 60;

/**
 * The reader's name and the time over pages with personal data, on screen and on paper (PBC-D 33).
 * Drawn as generated content, so that neither a reader nor a search meets it sixty times.
 */
export function Watermark() {
  const me = useMe();
  const now = useNow();
  const text = common.watermark(me.name, `${dayOf(now)} ${clockOf(now)}`);
  return (
    <div className={styles.sheet} aria-hidden data-watermark>
      {Array.from({ length: marks }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical and never reordered.
        <i key={index} data-mark={text} />
      ))}
    </div>
  );
}
