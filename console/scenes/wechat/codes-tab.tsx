import { Label } from "@console/components/badges";
import { Button } from "@console/components/button";
import { List, Row } from "@console/components/list";
import { Card } from "@console/components/page";
import { QrCode } from "@console/components/qr-code";
import { Empty, Loaded } from "@console/components/states";
import { now, useNow } from "@console/data/clock";
import { useRead } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import type { SceneCode } from "@shared/wechat-desk/contracts";
import { useState } from "react";
import { NewCodeDialog } from "./new-code-dialog";
import styles from "./wechat.module.css";
import { words } from "./words";

/** The codes in use, with how often they were scanned and who followed through them. */
export function CodesTab() {
  const query = useRead("GET /wechat-qr-codes", {});
  const [isAdding, setAdding] = useState(false);
  const add = (
    <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
      {words.codes.add}
    </Button>
  );
  return (
    <>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Card>
              <Empty
                icon="scan"
                title={words.codes.none}
                text={words.codes.noneText}
                action={add}
              />
            </Card>
          ) : (
            <>
              <div className={styles.end}>{add}</div>
              <Card flush>
                <List label={words.tabs.codes}>
                  {items.map((code) => (
                    <li key={code.id}>
                      <CodeLine code={code} />
                    </li>
                  ))}
                </List>
              </Card>
            </>
          )
        }
      </Loaded>
      {isAdding && <NewCodeDialog onClose={() => setAdding(false)} />}
    </>
  );
}

function CodeLine({ code }: { code: SceneCode }) {
  return (
    <Row
      href={`/wechat/codes/${code.id}`}
      start={
        <span className={styles.thumb}>
          <QrCode text={code.url} label={words.codes.picture(code.name)} />
        </span>
      }
      title={
        <>
          <span>{code.name}</span>
          <Expiry code={code} />
        </>
      }
      text={[code.staff?.name, code.purpose].filter(Boolean).join(" · ")}
      end={
        <>
          <span>
            {words.codes.scans} {code.scans}
          </span>
          <span>
            {words.codes.followers} {code.followers}
          </span>
        </>
      }
    />
  );
}

/** How long a code still works; nothing for those that always do. */
export function Expiry({ code: { expiresAt } }: { code: SceneCode }) {
  const at = useNow();
  if (!expiresAt) return null;
  const isOver = new Date(expiresAt).getTime() <= at;
  return (
    <Label tone={isOver ? "danger" : "neutral"}>
      {isOver ? words.codes.expired : words.codes.until(sayMoment(expiresAt, now()))}
    </Label>
  );
}
