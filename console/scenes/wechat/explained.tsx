import type { Explained as Told } from "@shared/wechat-desk/contracts";
import styles from "./wechat.module.css";
import { words } from "./words";

/** What WeChat refused, and exactly what to do about it. */
export function Explained({ problem }: { problem: Told }) {
  const isNumber = /^-?\d+$/.test(problem.code);
  return (
    <div className={styles.problem}>
      <p className={styles.what}>{problem.what}</p>
      <p>{problem.fix}</p>
      {(isNumber || problem.rid) && (
        <p className={styles.quiet}>
          {isNumber && <span>{words.code(problem.code)}</span>}
          {problem.rid && <span>{words.rid(problem.rid)}</span>}
        </p>
      )}
    </div>
  );
}
