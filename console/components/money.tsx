import { sayFen } from "@console/format/money";
import { common } from "@console/shell/words";
import { useState } from "react";
import { Icon } from "./icon";
import styles from "./money.module.css";

/** A figure others should not read over a shoulder: hidden until it is tapped. */
export function Money({ fen }: { fen: number }) {
  const [isShown, setShown] = useState(false);
  return (
    <button
      type="button"
      className={styles.money}
      aria-pressed={isShown}
      aria-label={isShown ? `${sayFen(fen)} ${common.yuan}` : common.showAmount}
      onClick={() => setShown(!isShown)}
    >
      {isShown ? (
        <>
          {sayFen(fen)}
          <small>{common.yuan}</small>
        </>
      ) : (
        <span className={styles.covered}>●●●●●●</span>
      )}
      <Icon name={isShown ? "hide" : "eye"} size={18} />
    </button>
  );
}
