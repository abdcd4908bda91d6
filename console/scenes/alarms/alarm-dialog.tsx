import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { Facts } from "@console/components/facts";
import { AreaField } from "@console/components/field";
import { Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { useWrite } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { common } from "@console/shell/words";
import type { Alarm } from "@shared/alarms/alarms";
import { useState } from "react";
import styles from "./alarms.module.css";
import { words } from "./words";

const text = words.alarms;

/** One alarm, and the word of whoever looked into it. */
export function AlarmDialog({ alarm, onClose }: { alarm: Alarm | undefined; onClose: () => void }) {
  if (alarm) return <Ready alarm={alarm} onClose={onClose} />;
  return (
    <Dialog title={text.title} onClose={onClose}>
      <Skeleton rows={2} />
    </Dialog>
  );
}

function Ready({ alarm, onClose }: { alarm: Alarm; onClose: () => void }) {
  const [note, setNote] = useState("");
  const see = useWrite("POST /alarms/:id/seen", {
    refresh: ["GET /alarms"],
    done: text.saved,
    onDone: onClose,
  });
  const { seen } = alarm;
  return (
    <Dialog
      title={`${alarm.staffName}　${alarm.staffTitle}`}
      onClose={onClose}
      actions={
        !seen && (
          <Button
            kind="primary"
            icon="check"
            busy={see.isPending}
            disabled={note.trim().length < 2}
            onClick={() => see.mutate({ id: alarm.id, note: note.trim() })}
          >
            {text.submit}
          </Button>
        )
      }
    >
      <div className={styles.form}>
        <Facts
          items={[
            [common.scenes.alarms, text.kinds[alarm.kind]],
            [words.period, sayMoment(alarm.at, now())],
            [words.looks, text.count(alarm.count)],
            [text.note, seen && `${seen.note}（${seen.by}，${sayMoment(seen.at, now())}）`],
          ]}
        />
        {!seen && (
          <AreaField
            label={text.note}
            hint={text.noteHint}
            value={note}
            rows={3}
            maxLength={200}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </div>
    </Dialog>
  );
}
