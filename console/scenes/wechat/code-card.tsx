import { Button } from "@console/components/button";
import { QrCode } from "@console/components/qr-code";
import type { SceneCode } from "@shared/wechat-desk/contracts";
import type { ReactNode } from "react";
import { saveCode } from "./code-picture";
import styles from "./wechat.module.css";
import { words } from "./words";

interface CodeCardProps {
  readonly code: SceneCode;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
}

/** A code large enough to be scanned from the screen, and what came of it so far. */
export function CodeCard({ code, note, actions }: CodeCardProps) {
  return (
    <div className={styles.codeCard}>
      <div className={styles.picture}>
        <QrCode text={code.url} label={words.codes.picture(code.name)} />
      </div>
      <div className={styles.grow}>
        {note}
        <dl className={styles.figures}>
          <div>
            <dt>{words.codes.scans}</dt>
            <dd>{code.scans}</dd>
          </div>
          <div>
            <dt>{words.codes.people}</dt>
            <dd>{code.people}</dd>
          </div>
          <div>
            <dt>{words.codes.followers}</dt>
            <dd>{code.followers}</dd>
          </div>
        </dl>
        <div className={styles.acts}>
          <Button icon="scan" onClick={() => saveCode(code.url, code.name)}>
            {words.codes.save}
          </Button>
          {actions}
        </div>
      </div>
    </div>
  );
}
