import { Label } from "@console/components/badges";
import { Button } from "@console/components/button";
import { List, Row } from "@console/components/list";
import { Card, Page } from "@console/components/page";
import { Empty, Loaded } from "@console/components/states";
import { now } from "@console/data/clock";
import { useMay } from "@console/data/me";
import { type Output, useRead, useWrite } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { common } from "@console/shell/words";
import { useState } from "react";
import styles from "./exports.module.css";
import { saveFile } from "./save-file";
import { StartExport } from "./start-export";
import { Trace } from "./trace";
import { kindWords, words } from "./words";

type Export = Output<"GET /exports">["items"][number];

const tones = {
  waiting: "gold",
  making: "gold",
  ready: "ok",
  taken: "neutral",
  expired: "neutral",
  refused: "danger",
  failed: "danger",
} as const satisfies Record<Export["state"], string>;

/** Files on their way out: asked for, agreed to, taken once. */
export default function ExportsPage() {
  const [isStarting, setStarting] = useState(false);
  const mayTrace = useMay("POST /export-traces");
  const exports = useRead("GET /exports", {}, { refetchInterval: 4_000, staleTime: 0 });
  return (
    <Page
      title={common.scenes.exports}
      subtitle={words.text}
      back="/me"
      width="narrow"
      actions={
        <Button kind="primary" icon="plus" onClick={() => setStarting(true)}>
          {words.start}
        </Button>
      }
    >
      <Card flush>
        <Loaded query={exports}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty icon="note" title={words.none} />
            ) : (
              <List label={common.scenes.exports}>
                {items.map((one) => (
                  <li key={one.id}>
                    <ExportRow one={one} />
                  </li>
                ))}
              </List>
            )
          }
        </Loaded>
      </Card>
      {mayTrace && <Trace />}
      {isStarting && <StartExport onClose={() => setStarting(false)} />}
    </Page>
  );
}

function ExportRow({ one }: { one: Export }) {
  const take = useWrite("POST /export-files/:id/take", {
    refresh: ["GET /exports"],
    done: words.taken,
    onDone: saveFile,
  });
  const parts = [
    one.by.name,
    words.rows(one.rows),
    one.isClear ? words.whole : words.masked,
    kindWords.purposes[one.purpose],
    sayMoment(one.createdAt, now()),
    words.mark(one.mark),
  ];
  return (
    <Row
      wraps
      title={
        <span>
          {kindWords.kinds[one.kind]} · {one.format.toUpperCase()}
        </span>
      }
      text={
        <>
          {parts.filter(Boolean).join(" · ")}
          {one.expiresAt && one.state === "ready" && (
            <span className={styles.note}> {words.until(sayMoment(one.expiresAt, now()))}</span>
          )}
        </>
      }
      end={
        one.abilities.take ? (
          <Button size="small" busy={take.isPending} onClick={() => take.mutate({ id: one.id })}>
            {words.take}
          </Button>
        ) : (
          <Label tone={tones[one.state]}>{words.states[one.state]}</Label>
        )
      }
    />
  );
}
