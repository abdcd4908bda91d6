import { Button } from "@console/components/button";
import { AreaField, TextField } from "@console/components/field";
import { List, Row } from "@console/components/list";
import { Card } from "@console/components/page";
import { now } from "@console/data/clock";
import { useWrite } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { useState } from "react";
import styles from "./exports.module.css";
import { kindWords, words } from "./words";

/** Where a leaked piece came from: by a mark, or by the order of its customers. */
export function Trace() {
  const [mark, setMark] = useState("");
  const [nos, setNos] = useState("");
  const trace = useWrite("POST /export-traces");
  const customerNos = nos.split(/[\s,，]+/).filter(Boolean);
  return (
    <Card title={words.trace}>
      <div className={styles.form}>
        <p>{words.traceText}</p>
        <TextField
          label={words.traceMark}
          value={mark}
          onChange={(event) => setMark(event.target.value)}
        />
        <AreaField
          label={words.traceNos}
          value={nos}
          onChange={(event) => setNos(event.target.value)}
        />
        <Button
          busy={trace.isPending}
          disabled={!mark.trim() && customerNos.length === 0}
          onClick={() => trace.mutate(mark.trim() ? { mark: mark.trim() } : { customerNos })}
        >
          {words.find}
        </Button>
      </div>
      {trace.data?.items.length === 0 && <p role="status">{words.notFound}</p>}
      <List label={words.trace}>
        {trace.data?.items.map((one) => (
          <li key={one.id}>
            <Row
              title={<span>{words.found(one.by.name, sayMoment(one.createdAt, now()))}</span>}
              text={`${kindWords.kinds[one.kind]} · ${words.rows(one.rows)} · ${words.mark(one.mark)}`}
            />
          </li>
        ))}
      </List>
    </Card>
  );
}
